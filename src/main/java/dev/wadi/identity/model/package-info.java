/** The Fellegi–Sunter model: what each level of agreement is worth, learned without labels and frozen. */
@NullMarked
package dev.wadi.identity.model;

import org.jspecify.annotations.NullMarked;
