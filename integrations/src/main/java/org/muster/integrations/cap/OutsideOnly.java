package org.muster.integrations.cap;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of one host and of no other, and refuses those of our own network, so that nobody makes the
 * server ask its neighbours by naming them in an address. What was looked at is what is connected to: a second answer
 * of the name service is never asked for.
 */
final class OutsideOnly implements DnsResolver {

    private final String host;
    private final Predicate<InetAddress> allowed;

    OutsideOnly(String host, Predicate<InetAddress> allowed) {
        this.host = host;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String asked) throws UnknownHostException {
        if (!asked.equalsIgnoreCase(host)) {
            throw new UnknownHostException("not the feed's host: " + asked);
        }
        InetAddress[] all = InetAddress.getAllByName(asked);
        if (!Arrays.stream(all).allMatch(allowed)) {
            throw new UnknownHostException("an address of our own network: " + asked);
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String asked) throws UnknownHostException {
        return resolve(asked)[0].getHostAddress();
    }

    /** Neither this machine nor this link nor a private, shared, reserved or group address, in any spelling. */
    static boolean outside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return outside4(bytes);
        }
        return address instanceof Inet6Address && outside6(bytes);
    }

    private static boolean outside4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean protocol = first == 192 && second == 0 && third == 0;
        return first != 0 && first != 127 && first < 240 && !shared && !benchmark && !protocol;
    }

    private static boolean outside6(byte[] b) {
        boolean uniqueLocal = (b[0] & 0xfe) == 0xfc;
        boolean mapped = startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        boolean translated = startsWith(b, 0, 0x64, 0xff, 0x9b);
        boolean sixToFour = startsWith(b, 0x20, 0x02);
        boolean teredo = startsWith(b, 0x20, 0x01, 0, 0);
        boolean compatible = startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return !(uniqueLocal || mapped || translated || sixToFour || teredo || compatible);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
