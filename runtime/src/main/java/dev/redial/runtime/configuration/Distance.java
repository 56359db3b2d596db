package dev.redial.runtime.configuration;

/** How many letters have to be changed, added or left out to make one word of another. */
final class Distance {
  private Distance() {}

  /** By Wagner and Fischer: row by row, each with the one before it. */
  static int of(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      above = row(a.charAt(i - 1), b, above);
    }
    return above[b.length()];
  }

  private static int[] row(char letter, String b, int[] above) {
    int[] row = new int[above.length];
    row[0] = above[0] + 1;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
    }
    return row;
  }
}
