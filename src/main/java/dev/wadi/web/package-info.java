/**
 * Two small HTTP servers and the one filter in front of everything they serve. Faces hang {@link dev.wadi.web.Endpoint}s on
 * them; each says who may come in, and what is not an endpoint is not served. Alone in knowing Vert.x.
 */
@NullMarked
package dev.wadi.web;

import org.jspecify.annotations.NullMarked;
