/** The day's support tickets: the exports of dev.wadi.sandbox.tickets, about the day's people. */
@NullMarked
package dev.wadi.sandbox.day.helpdesk;

import org.jspecify.annotations.NullMarked;
