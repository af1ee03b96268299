/** What reading tables needs of the database they are in. */
@NullMarked
package dev.wadi.doctor.jdbc;

import org.jspecify.annotations.NullMarked;
