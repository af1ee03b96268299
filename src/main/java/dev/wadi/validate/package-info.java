/** Whether a record is as its contract says: the schema of what arrives, the rules between columns. */
@NullMarked
package dev.wadi.validate;

import org.jspecify.annotations.NullMarked;
