package dev.redial.runtime.pool;

/**
 * How many connections one origin may have (rules P10, L10).
 *
 * @param most of them, those being pulled aside
 * @param mostPulled that are held up by a caller taking its time and so do not count
 */
record Quota(int most, int mostPulled) {

  /** How many more may be dialled. */
  int left(int connections, int pulled, int dials) {
    return most - dials - (connections - Math.min(pulled, mostPulled));
  }

  /** With two connections or more one stays for calls that may be pipelined. */
  int mostAlone() {
    return Math.max(1, most - 1);
  }
}
