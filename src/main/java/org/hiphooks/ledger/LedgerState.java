package org.hiphooks.ledger;

/**
 * How a ledger is doing.
 *
 * @param isStoreThere whether the store took what was last given to it
 * @param waiting calls that are not on disk yet
 * @param longestLagMillis longest time from answering a call to having its record on disk
 * @param spooledBytes bytes on disk that wait for the store
 * @param damagedLines lines on disk that a crash has torn
 * @param dropped calls of this process that are not recorded and never will be
 * @param lost calls that earlier processes have taken and not recorded
 */
public record LedgerState(
    boolean isStoreThere,
    int waiting,
    long longestLagMillis,
    long spooledBytes,
    long damagedLines,
    long dropped,
    long lost) {}
