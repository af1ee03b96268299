package dev.wadi.identity.register;

import java.util.UUID;

/**
 * Which customer a record belongs to.
 *
 * @param confidence how sure that is, 0 to 1; 1 where it stands alone
 * @param reason     why, in words without personal values
 */
public record Membership(UUID customer, double confidence, String reason) {}
