/**
 * SOQL as far as a sync needs it: read into a tree, held against the objects of an org, and run. What is not known here
 * is refused in the words a real org uses.
 */
@NullMarked
package dev.wadi.sandbox.salesforce.soql;

import org.jspecify.annotations.NullMarked;
