package io.yizhan.core.plugins;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads an archive strictly by its directory (APPNOTE.TXT 6.3.10): what differs from it in a local header, overlaps,
 * is encrypted or needs ZIP64 is refused, because two readers could then see two archives.
 */
final class ZipFileReader {
    private static final int END = 0x06054b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int DIRECTORY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 0x2041;
    private static final int DEFLATED = 8;
    private static final int UNIX_TYPE = 0xF000;
    private static final int UNIX_LINK = 0xA000;

    private final ByteBuffer bytes;

    /** What the archive as a whole is wrong in. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String detail) {
            super(detail);
        }
    }

    /**
     * One file or folder, as the directory has it.
     *
     * @param size bytes unpacked, as claimed
     * @param link a symbolic link of Unix
     */
    record Entry(String name, int method, long crc, int packed, long size, int header, boolean link, boolean sound) {
        boolean folder() {
            return name.endsWith("/");
        }
    }

    ZipFileReader(byte[] archive) {
        this.bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All entries in order of the directory; stops after {@code limit + 1}. */
    List<Entry> entries(int limit) throws Broken {
        int end = end();
        int count = Short.toUnsignedInt(bytes.getShort(end + 10));
        long at = Integer.toUnsignedLong(bytes.getInt(end + 16));
        long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
        if (count == 0xFFFF || at + size != end || bytes.getShort(end + 4) != 0) {
            throw new Broken("the directory is not where the archive says (or it is ZIP64, or in several parts)");
        }
        List<Entry> entries = new ArrayList<>();
        int position = (int) at;
        for (int i = 0; i < count && entries.size() <= limit; i++) {
            if (position + DIRECTORY_LENGTH > end || bytes.getInt(position) != DIRECTORY) {
                throw new Broken("the directory breaks off");
            }
            entries.add(entry(position, end));
            position += DIRECTORY_LENGTH + lengths(position);
        }
        if (entries.size() == count && position != end) {
            throw new Broken("the directory holds more than it says");
        }
        return entries;
    }

    private int end() throws Broken {
        for (int at = bytes.limit() - END_LENGTH; at >= Math.max(0, bytes.limit() - END_LENGTH - 0xFFFF); at--) {
            if (bytes.getInt(at) == END
                    && Short.toUnsignedInt(bytes.getShort(at + 20)) == bytes.limit() - at - END_LENGTH) {
                return at;
            }
        }
        throw new Broken("there is no end of a directory");
    }

    private int lengths(int position) {
        return Short.toUnsignedInt(bytes.getShort(position + 28))
                + Short.toUnsignedInt(bytes.getShort(position + 30))
                + Short.toUnsignedInt(bytes.getShort(position + 32));
    }

    private Entry entry(int position, int end) throws Broken {
        int nameLength = Short.toUnsignedInt(bytes.getShort(position + 28));
        if (position + DIRECTORY_LENGTH + lengths(position) > end) {
            throw new Broken("the directory breaks off");
        }
        String name = text(position + DIRECTORY_LENGTH, nameLength);
        int flags = Short.toUnsignedInt(bytes.getShort(position + 8));
        int method = Short.toUnsignedInt(bytes.getShort(position + 10));
        long packed = Integer.toUnsignedLong(bytes.getInt(position + 20));
        long header = Integer.toUnsignedLong(bytes.getInt(position + 42));
        int unix = bytes.getInt(position + 38) >>> 16;
        boolean sound = (flags & ENCRYPTED) == 0
                && (method == 0 || method == DEFLATED)
                && header + LOCAL_LENGTH + packed <= end
                && sameLocal((int) header, position, nameLength);
        return new Entry(
                name,
                method,
                Integer.toUnsignedLong(bytes.getInt(position + 16)),
                (int) Math.min(packed, Integer.MAX_VALUE),
                Integer.toUnsignedLong(bytes.getInt(position + 24)),
                (int) Math.min(header, Integer.MAX_VALUE),
                (unix & UNIX_TYPE) == UNIX_LINK,
                sound);
    }

    /** Sizes and CRC may stand after the data instead (bit 3); then the header has zeros. */
    private boolean sameLocal(int local, int directory, int nameLength) {
        if (bytes.getInt(local) != LOCAL
                || bytes.getShort(local + 8) != bytes.getShort(directory + 10)
                || Short.toUnsignedInt(bytes.getShort(local + 26)) != nameLength
                || local + LOCAL_LENGTH + nameLength > bytes.limit()) {
            return false;
        }
        boolean later = (bytes.getShort(local + 6) & 8) != 0;
        for (int field = 0; field < 12; field += 4) {
            int given = bytes.getInt(local + 14 + field);
            if (given != bytes.getInt(directory + 16 + field) && !(later && given == 0)) {
                return false;
            }
        }
        return bytes.slice(local + LOCAL_LENGTH, nameLength)
                .equals(bytes.slice(directory + DIRECTORY_LENGTH, nameLength));
    }

    private String text(int at, int length) throws Broken {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Broken("a name is not UTF-8");
        }
    }

    /** Where the data of an entry begins and ends, to see that none overlap. */
    int dataStart(Entry entry) {
        int local = entry.header();
        return local
                + LOCAL_LENGTH
                + Short.toUnsignedInt(bytes.getShort(local + 26))
                + Short.toUnsignedInt(bytes.getShort(local + 28));
    }

    /** True if the data of no two sound entries overlap. */
    boolean disjoint(List<Entry> entries) {
        long last = 0;
        for (Entry entry : entries.stream()
                .filter(Entry::sound)
                .sorted(java.util.Comparator.comparingInt(Entry::header))
                .toList()) {
            if (entry.header() < last) {
                return false;
            }
            last = (long) dataStart(entry) + entry.packed();
        }
        return true;
    }

    /** The content of a sound entry; never more than its claimed size is unpacked. */
    byte[] content(Entry entry) throws Broken {
        int start = dataStart(entry);
        if ((long) start + entry.packed() > bytes.limit()) {
            throw new Broken("it breaks off");
        }
        byte[] content = new byte[(int) entry.size()];
        if (entry.method() == 0) {
            if (entry.packed() != entry.size()) {
                throw new Broken("its sizes differ");
            }
            bytes.get(start, content);
        } else {
            inflate(start, entry.packed(), content);
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc()) {
            throw new Broken("its checksum is wrong");
        }
        return content;
    }

    private void inflate(int start, int packed, byte[] content) throws Broken {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.slice(start, packed));
            int filled = 0;
            while (filled < content.length && !inflater.finished()) {
                int count = inflater.inflate(content, filled, content.length - filled);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                filled += count;
            }
            boolean more = filled == content.length && !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (filled < content.length || more || !inflater.finished()) {
                throw new Broken("it does not unpack to the size it claims");
            }
        } catch (DataFormatException e) {
            throw new Broken("it does not unpack");
        } finally {
            inflater.end();
        }
    }
}
