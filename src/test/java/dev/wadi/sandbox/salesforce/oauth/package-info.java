/** Who may ask: connected apps, users, and the tokens of the OAuth 2.0 flows that need no browser. */
@NullMarked
package dev.wadi.sandbox.salesforce.oauth;

import org.jspecify.annotations.NullMarked;
