package dev.redial.processor;

import javax.tools.Diagnostic.Kind;

/** The stable names of all diagnostics; users search for them and suppress warnings by them. */
enum Tag {
  /** {@code @HttpApi} on something that is no interface. */
  API_01,
  /** Something that the generated client could not see or implement. */
  API_02,
  /** A method without a verb. */
  API_03,
  /** A method with several verbs. */
  API_04,
  /** Two clients of one name. */
  API_05,
  /** An unbound type variable of the interface. */
  API_06,
  /** A generic method. */
  API_07,
  /** The name of a parameter is needed and not in the class file. */
  API_08,
  /** Something that this version does not do. */
  API_09,
  /** A verb annotation that makes no request. */
  API_10,
  /** A method inherited from two unrelated parents. */
  API_11,
  /** An annotation on a method that is not abstract. */
  API_12,
  /** The runtime cannot be seen from the compiled code. */
  API_13,
  /** A client name that is no class name, or is needed by another class. */
  API_14,
  /** A name that the generated client needs for something else. */
  API_15,
  /** A method that every object has. */
  API_16,
  /** An annotation of a parent that does not come to what is inherited. */
  API_17,
  /** An annotation of ours on a verb annotation. */
  API_18,
  /** A class that a class file mentions and that is not there. */
  API_19,
  /** A client that no class file can hold. */
  API_20,
  /** An annotation where nobody reads it. */
  API_21,
  /** A path variable without parameter. */
  PATH_01,
  /** A path parameter without variable. */
  PATH_02,
  /** A variable twice. */
  PATH_03,
  /** A variable in the query string. */
  PATH_04,
  /** Not the syntax of a path. */
  PATH_05,
  /** A path parameter that may be absent. */
  PATH_06,
  /** A parameter that is sent nowhere. */
  PARM_01,
  /** A parameter with several bindings. */
  PARM_02,
  /** A parameter without conversion to text. */
  PARM_03,
  /** A map that is no map of fields. */
  PARM_04,
  /** A name that cannot be sent. */
  PARM_05,
  /** A static header that cannot be sent. */
  PARM_06,
  /** Parameters in something that is no record. */
  PARM_07,
  /** One value that is to be listed. */
  PARM_08,
  /** A conversion that cannot be made. */
  PARM_09,
  /** A base URI that is none. */
  PARM_10,
  /** Several bodies. */
  BODY_01,
  /** A body where the verb has none. */
  BODY_02,
  /** Two kinds of body, or a part without name. */
  BODY_03,
  /** A body type without a full type at compile time. */
  BODY_04,
  /** A content type that is none. */
  BODY_05,
  /** A return type without a full type at compile time. */
  RET_01,
  /** A return type that is not supported. */
  RET_02,
  /** A body wanted of HEAD. */
  RET_03,
  /** A return type that cannot be absent. */
  RET_04(Kind.WARNING),
  /** An exception that no answer can be made into. */
  ERR_01,
  /** A mapping of a status that cannot be, or would have no effect. */
  ERR_02,
  /** Contradicting marks. */
  IDEM_01,
  /** No mark where one is asked for. */
  IDEM_02,
  /** A retry policy that would not be applied. */
  IDEM_03,
  /** An idempotent call with a body that can be sent once. */
  IDEM_04,
  /** A mark beside a key. */
  IDEM_05,
  /** A key without effect. */
  IDEM_06(Kind.WARNING),
  /** A mark that repeats what the verb means; printed as {@code IDEM-06}, its milder half. */
  IDEM_06_NOTE(Kind.NOTE),
  /** A mark lost by overriding. */
  IDEM_07,
  /** Two keys. */
  IDEM_08,
  /** A key that may be absent. */
  IDEM_09,
  /** A promise of a parent for what it does not declare. */
  IDEM_10,
  /** A retry policy without name. */
  RETRY_01,
  /** Durations that are none, or that contradict each other. */
  TIME_01,
  /** A credential in the class file. */
  SEC_01(Kind.WARNING),
  /** A credential that would go to whatever host a call is given. */
  SEC_02,
  /** A report that cannot be written. */
  REP_01,
  /** An unknown value of a processor option. */
  OPT_01,
  /** A component model whose annotations cannot be seen from the compiled code. */
  OPT_02;

  private final Kind kind;

  Tag() {
    this(Kind.ERROR);
  }

  Tag(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** As printed: {@code API-01}. */
  String text() {
    return name().replace("_NOTE", "").replace('_', '-');
  }
}
