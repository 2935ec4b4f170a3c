package io.yizhan.core.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are out in the world: not those of this machine, of networks of one's own or of the carrier, of clouds' inner
 * services, of tunnels that lead to any of these, nor those that are nobody's (IANA special-purpose registries, RFC 6890).
 */
final class PublicAddress {
    private static final List<Block> REFUSED = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4),
            // IPv6: Teredo and other protocols, documentation, 6to4
            Block.of("2001:0:0:0:0:0:0:0", 23),
            Block.of("2001:db8:0:0:0:0:0:0", 32),
            Block.of("2002:0:0:0:0:0:0:0", 16),
            Block.of("3fff:0:0:0:0:0:0:0", 20));

    /** Of IPv6, only what is given out to the world at all. */
    private static final Block WORLD = Block.of("2000:0:0:0:0:0:0:0", 3);

    private PublicAddress() {}

    static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean known = bytes.length == 4 || WORLD.holds(bytes);
        return known && REFUSED.stream().noneMatch(block -> block.holds(bytes));
    }

    /**
     * Addresses that share their first bits.
     *
     * @param start never changed
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this class and never compared
    private record Block(byte[] start, int bits) {
        static Block of(String literal, int bits) {
            try {
                return new Block(InetAddress.getByName(literal).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
