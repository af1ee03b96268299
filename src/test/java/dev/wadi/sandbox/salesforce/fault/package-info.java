/** What goes wrong on purpose: the nth request of a kind meets a mishap that real orgs are known for. */
@NullMarked
package dev.wadi.sandbox.salesforce.fault;

import org.jspecify.annotations.NullMarked;
