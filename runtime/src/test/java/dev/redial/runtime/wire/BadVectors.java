package dev.redial.runtime.wire;

import java.util.List;

/** Streams that must be refused, each with the rule that it breaks. */
final class BadVectors {
  private static final String CHUNKED = "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~";

  private BadVectors() {}

  static List<Vector> all() {
    return List.of(
        head(
            "F2 length and chunked",
            "Content-Length: 4~Transfer-Encoding: chunked~~4~abcd~0~~",
            "RFC 9112, section 6.3"),
        head(
            "F2 chunked and length",
            "Transfer-Encoding: chunked~Content-Length: 4~~4~abcd~0~~",
            "RFC 9112, section 6.3"),
        head(
            "F2 length and gzip",
            "Transfer-Encoding: gzip~Content-Length: 4~~abcd",
            "RFC 9112, section 6.3"),
        head(
            "F3 different lines",
            "Content-Length: 4~Content-Length: 2~~abcd",
            "RFC 9112, section 6.3"),
        head("F3 different members", "Content-Length: 4, 2~~abcd", "RFC 9112, section 6.3"),
        head("F3 plus sign", "Content-Length: +4~~abcd", "RFC 9112, section 6.3"),
        head("F3 minus sign", "Content-Length: -4~~abcd", "RFC 9112, section 6.3"),
        head("F3 20 digits", "Content-Length: 10000000000000000000~~abcd", "RFC 9112, section 6.3"),
        head("F3 2^63", "Content-Length: 9223372036854775808~~abcd", "RFC 9112, section 6.3"),
        head("F3 empty", "Content-Length:~~abcd", "RFC 9112, section 6.3"),
        head("F3 empty member", "Content-Length: 4,~~abcd", "RFC 9112, section 6.3"),
        head("F3 hexadecimal", "Content-Length: 0x4~~abcd", "RFC 9112, section 6.3"),
        head("F3 folded into two numbers", "Content-Length: 4~ 2~~abcd", "RFC 9112, section 6.3"),
        head("F3 quoted", "Content-Length: \"4\"~~abcd", "RFC 9112, section 6.3"),
        head("F3 superscript digit", "Content-Length: \u00b2~~abcd", "RFC 9112, section 6.3"),
        head(
            "F1 chunked twice",
            "Transfer-Encoding: chunked, chunked~~0~~",
            "RFC 9112, section 6.1"),
        head("F1 no coding", "Transfer-Encoding: ,~~0~~", "RFC 9112, section 6.1"),
        head(
            "F1 chunked with parameter",
            "Transfer-Encoding: chunked;q=1~~0~~",
            "RFC 9112, section 7.1"),
        head(
            "F1 vertical tab before chunked",
            "Transfer-Encoding: \u000bchunked~~0~~",
            "RFC 9110, section 5.5"),
        head("F1 quoted chunked", "Transfer-Encoding: \"chunked\"~~0~~", "RFC 9112, section 7"),
        body("F4 no size", "~abc~0~~", "RFC 9112, section 7.1"),
        body("F4 size of other letters", "xyz~abc", "RFC 9112, section 7.1"),
        body("F4 size with 0x", "0x3~abc", "RFC 9112, section 7.1"),
        body("F4 negative size", "-1~abc", "RFC 9112, section 7.1"),
        body("F4 space before the size", " 3~abc", "RFC 9112, section 7.1"),
        body("F4 size beyond 2^63", "8000000000000000~abc", "RFC 9112, section 7.1"),
        body("F4 size of 17 digits", "10000000000000000~abc", "RFC 9112, section 7.1"),
        body("F4 extension with lone LF", "3;a\nabc~0~~", "RFC 9112, section 2.2"),
        body("F4 extension with lone CR", "3;a\rb~abc~0~~", "RFC 9112, section 2.2"),
        cut("F4 chunk longer than its size", "3~abcd~0~~", "RFC 9112, section 7.1"),
        cut("F4 chunk ends in lone LF", "3~abc\n0~~", "RFC 9112, section 7.1"),
        cut("F4 chunk ends in lone CR", "3~abc\r0~~", "RFC 9112, section 7.1"),
        body("F9 trailer without colon", "0~abc~~", "RFC 9112, section 5.1"),
        head("F9 space before the colon", "Content-Length : 4~~abcd", "RFC 9112, section 5.1"),
        head("F9 tab before the colon", "Content-Length\t: 4~~abcd", "RFC 9112, section 5.1"),
        head("F9 no colon", "Content-Length 4~~abcd", "RFC 9112, section 5.1"),
        head("F9 no name", ": 4~~abcd", "RFC 9112, section 5.1"),
        head("F9 space in a name", "Content Length: 4~~abcd", "RFC 9112, section 5.1"),
        head("F9 letter of Latin-1 in a name", "Gr\u00f6\u00dfe: 4~~abcd", "RFC 9112, section 5.1"),
        head(
            "F9 space before the first field", " Content-Length: 4~~abcd", "RFC 9112, section 2.2"),
        head("F9 CR in a value", "X: a\rb~~", "RFC 9112, section 2.2"),
        head("F9 NUL in a value", "X: a\0b~~", "RFC 9110, section 5.5"),
        head("F9 lone LF", "X: a\n\n", "RFC 9112, section 2.2"),
        head("F9 two CR", "X: a\r~~", "RFC 9112, section 2.2"),
        answered("F9 CR in a reason", "HTTP/1.1 200 a\rb~~", "RFC 9112, section 2.2"),
        answered("F9 no space behind the status", "HTTP/1.1 2000 OK~~", "RFC 9112, section 4"),
        refused("F9 status of two digits", "HTTP/1.1 20~~", "RFC 9112, section 4"),
        refused("F9 status with a letter", "HTTP/1.1 2x0 OK~~", "RFC 9112, section 4"),
        refused("F9 status below 100", "HTTP/1.1 099 OK~~", "RFC 9110, section 15"),
        refused("F9 two spaces", "HTTP/1.1  200 OK~~", "RFC 9112, section 4"),
        refused("F9 not HTTP", "SSH-2.0-OpenSSH~", "RFC 9112, section 4"),
        refused("F9 ICY", "ICY 200 OK~~", "RFC 9112, section 4"),
        refused("F9 small letters", "http/1.1 200 OK~~", "RFC 9112, section 4"),
        refused("F9 empty line first", "~HTTP/1.1 200 OK~~", "RFC 9112, section 4"),
        refused("F10 HTTP/2.0", "HTTP/2.0 200 OK~~", "RFC 9112, section 2.3"),
        refused("F10 HTTP/0.9", "HTTP/0.9 200 OK~~", "RFC 9112, section 2.3"),
        refused("F10 minor version of two digits", "HTTP/1.10 200 OK~~", "RFC 9112, section 4"),
        Vector.of(
            "S6 HEAD answered with a body",
            "HEAD GET",
            "HTTP/1.1 200 OK~Content-Length: 4~~abcdHTTP/1.1 204 x~~",
            "200 None",
            "end",
            "RFC 9112, section 4, unanswered"),
        Vector.of(
            "F6 17 interim answers",
            "GET",
            "HTTP/1.1 102 P~~".repeat(17),
            "interim 102 / ".repeat(16) + "RFC 9110, section 15.2, unanswered"),
        answered("F9 status line beyond its limit", "HTTP/1.1 204 1234567~~", "RFC 9112, section 4")
            .with(DecoderLimits.STANDARD.withStatusLineOctets(21)),
        answered("F9 status line without end", "HTTP/1.1 204 12345678", "RFC 9112, section 4")
            .with(DecoderLimits.STANDARD.withStatusLineOctets(21)),
        answered("F9 head beyond its limit", "HTTP/1.1 204 x~A: bc~~", "RFC 9110, section 5.4")
            .with(DecoderLimits.STANDARD.withHeadOctets(24)),
        answered("S14 head without end", "HTTP/1.1 204 x~A: bcdefghi", "RFC 9110, section 5.4")
            .with(DecoderLimits.STANDARD.withHeadOctets(24)),
        answered(
                "F9 more fields than the limit",
                "HTTP/1.1 204 x~A: b~ c~ d~~",
                "RFC 9110, section 5.4")
            .with(DecoderLimits.STANDARD.withFieldLines(2)),
        body(
                "F9 trailers beyond the head's limit",
                "0~A: 12345678901234567890~~",
                "RFC 9110, section 5.4")
            .with(DecoderLimits.STANDARD.withHeadOctets(60)),
        body("F9 trailers beyond the number of fields", "0~A: b~C: d~~", "RFC 9110, section 5.4")
            .with(DecoderLimits.STANDARD.withFieldLines(2)),
        body("S14 chunk header beyond its limit", "1;abcd~a~0~~", "RFC 9112, section 7.1.1")
            .with(DecoderLimits.STANDARD.withChunkHeaderOctets(7)),
        body("S14 chunk header without end", "1;abcdefgh", "RFC 9112, section 7.1.1")
            .with(DecoderLimits.STANDARD.withChunkHeaderOctets(7)),
        body(
                "F9 lone LF in a chunk header even where configured",
                "3\nabc",
                "RFC 9112, section 2.2")
            .with(DecoderLimits.STANDARD.withLineEnds(LineEnds.BARE_LF)));
  }

  private static Vector head(String name, String fields, String section) {
    return answered(name, "HTTP/1.1 200 OK~" + fields, section);
  }

  private static Vector answered(String name, String stream, String section) {
    return Vector.of(name, "GET", stream, section + ", answered");
  }

  private static Vector refused(String name, String stream, String section) {
    return Vector.of(name, "GET", stream, section + ", unanswered");
  }

  private static Vector body(String name, String chunks, String section) {
    return Vector.of(name, "GET", CHUNKED + chunks, "200 Chunked", section + ", answered");
  }

  private static Vector cut(String name, String chunks, String section) {
    return Vector.of(name, "GET", CHUNKED + chunks, "200 Chunked", "'abc'", section + ", answered");
  }
}
