/** The route files of sources, and the templates they are made of, over real servers or stand-ins of them; LAND is kept in memory. */
@NullMarked
package dev.wadi.routes.sources;

import org.jspecify.annotations.NullMarked;
