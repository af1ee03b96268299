package dev.wadi.bronze;

/** What LAND needs to know of a page of a stream that is read again and again, so that only what is new is kept. */
public sealed interface Repeats permits LookBack, Refresh, Absences, Compared {}
