/** Whether all is there that an installation needs, found out by really trying it. */
@NullMarked
package dev.wadi.doctor;

import org.jspecify.annotations.NullMarked;
