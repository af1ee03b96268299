package dev.wadi.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a server listens.
 *
 * @param area    of its settings, such as {@code wadi.api}
 * @param address a name or number of this machine
 * @param port    0 for any that is free
 */
public record Listener(String area, String address, int port) {

    /** Whether only this machine itself can reach it. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
