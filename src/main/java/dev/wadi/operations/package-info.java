/**
 * What operators see and do, one class for each noun; the faces (HTTP, JMX, command line) call nothing else. All of it stands
 * in Postgres, so any process can say it and a request reaches whichever process reads the stream.
 */
@NullMarked
package dev.wadi.operations;

import org.jspecify.annotations.NullMarked;
