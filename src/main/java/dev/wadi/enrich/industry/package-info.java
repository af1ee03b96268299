/** What a company does: as it was declared, else by rules over its name and its domain. */
@NullMarked
package dev.wadi.enrich.industry;

import org.jspecify.annotations.NullMarked;
