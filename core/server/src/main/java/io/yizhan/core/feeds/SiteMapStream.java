package io.yizhan.core.feeds;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** A text that is made piece by piece while it is read, so that none of it but the piece is held. */
final class SiteMapStream {
    private SiteMapStream() {}

    /** @param pieces the next piece, made when it is asked for; empty text at the end */
    static InputStream of(String head, Supplier<String> pieces, String foot) {
        return new SequenceInputStream(new Pieces(head, pieces, foot));
    }

    @SuppressWarnings("JdkObsolete") // what SequenceInputStream takes
    private static final class Pieces implements Enumeration<InputStream> {
        private final Supplier<String> pieces;
        private final String foot;
        private String next;
        private boolean ended;
        private boolean given;

        Pieces(String head, Supplier<String> pieces, String foot) {
            this.next = head;
            this.pieces = pieces;
            this.foot = foot;
        }

        @Override
        public boolean hasMoreElements() {
            if (given && !ended) {
                String piece = pieces.get();
                ended = piece.isEmpty();
                next = ended ? foot : piece;
                given = false;
            }
            return !given;
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException();
            }
            given = true;
            return new ByteArrayInputStream(next.getBytes(StandardCharsets.UTF_8));
        }
    }
}
