/** What an org holds: object types, records and their ids, stamped and indexed the way a CRM's are. */
@NullMarked
package dev.wadi.sandbox.salesforce.store;

import org.jspecify.annotations.NullMarked;
