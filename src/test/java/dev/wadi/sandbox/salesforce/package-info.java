/**
 * A Salesforce org as its REST API shows it, over plain HTTP on a loopback port: logins, queries with their pages,
 * describes, limits, errors, and the mishaps that clients must survive. A program of its own.
 */
@NullMarked
package dev.wadi.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
