/** The day's CRM as Salesforce has it: contacts, accounts, opportunities. */
@NullMarked
package dev.wadi.sandbox.day.crm;

import org.jspecify.annotations.NullMarked;
