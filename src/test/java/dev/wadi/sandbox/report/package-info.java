/** What a run of the sandbox came to, held against what was planted: the report, in print and as JSON, and the verdict. */
@NullMarked
package dev.wadi.sandbox.report;

import org.jspecify.annotations.NullMarked;
