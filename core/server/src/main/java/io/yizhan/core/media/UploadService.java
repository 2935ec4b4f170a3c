package io.yizhan.core.media;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes files in: on disk first, then checked by content, then kept, and only then written to the database. A file that is
 * refused leaves nothing behind; after a break in the middle there may be bytes without a row, never a row without bytes.
 */
@Singleton
public final class UploadService {
    /** Made at once, because lists show them; the others when first asked for. */
    private static final List<Preset> AT_UPLOAD = List.of(Preset.THUMB, Preset.CARD);

    private final IncomingFiles incoming;
    private final RenditionMaker maker;
    private final AssetKeeper keeper;
    private final Clock clock;

    UploadService(IncomingFiles incoming, RenditionMaker maker, AssetKeeper keeper, Clock clock) {
        this.incoming = incoming;
        this.maker = maker;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** Largest file taken in, in bytes. */
    public long limit() {
        return incoming.limit();
    }

    Problem tooLarge() {
        return incoming.tooLarge();
    }

    /**
     * Takes in one file. The same bytes a second time give the asset that is there, taken out of the trash if need be.
     *
     * @param name as sent; made safe here, and its extension must fit the content
     * @param content is read to the end, at most one byte beyond the limit; not closed
     * @param actor account that uploads; empty for sample content and imports
     * @throws ProblemException PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA (not on the list, damaged, too many pixels, name and
     *     content differ), BAD_USER_INPUT (empty), STORAGE_FULL, RATE_LIMITED
     */
    public UploadedAsset upload(String name, InputStream content, Optional<UUID> actor) {
        return upload(AssetDetails.named(name), content, actor);
    }

    /** As above for a file of which more is known than its name, such as sample content. Details of an asset that is there stay. */
    public UploadedAsset upload(AssetDetails details, InputStream content, Optional<UUID> actor) {
        try (IncomingFile file = receive(content)) {
            return keep(file, details, actor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first half of an upload: the bytes on disk, nothing checked. Errors: PAYLOAD_TOO_LARGE, STORAGE_FULL. */
    IncomingFile receive(InputStream content) throws IOException {
        return incoming.take(content);
    }

    /** The second half: checked and kept. The caller closes the file. */
    UploadedAsset keep(IncomingFile file, AssetDetails details, Optional<UUID> actor) throws IOException {
        if (file.bytes() == 0) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "media.empty").exception();
        }
        FileName name = FileName.of(details.name());
        FileFormat format = requireFormat(name, file.head());
        Optional<UploadedAsset> there = keeper.findAgain(file.key());
        if (there.isPresent()) {
            return there.get();
        }
        FileName stored = name.extension().isEmpty() ? name.withExtension(format.extension()) : name;
        AssetDetails named = details.withName(stored.toString());
        return format.kind() == AssetKind.IMAGE
                ? keepImage(file, format, named, actor)
                : keeper.keep(file, asset(file, format, format, Optional.empty(), named, actor), List.of());
    }

    private UploadedAsset keepImage(IncomingFile file, FileFormat format, AssetDetails details, Optional<UUID> actor)
            throws IOException {
        PictureHeader header = maker.header(file.path(), format);
        List<RenditionMaker.Made> made = maker.make(file.path(), format, AT_UPLOAD);
        Optional<Asset.PixelSize> size =
                Optional.of(new Asset.PixelSize(header.uprightWidth(), header.uprightHeight()));
        return keeper.keep(file, asset(file, format, made.getFirst().format(), size, details, actor), made);
    }

    private Asset asset(
            IncomingFile file,
            FileFormat format,
            FileFormat delivered,
            Optional<Asset.PixelSize> size,
            AssetDetails details,
            Optional<UUID> actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Asset(
                UUID.randomUUID(),
                details,
                format.kind(),
                format.mediaType(),
                delivered.mediaType(),
                file.bytes(),
                size,
                file.key().sha256(),
                now,
                actor,
                now,
                1,
                false);
    }

    private static FileFormat requireFormat(FileName name, byte[] head) {
        Optional<FileFormat> format = FormatSniffer.sniff(head, name.extension());
        if (format.isEmpty()) {
            String message = FormatSniffer.looksLikeSvg(head, name.extension()) ? "media.svg" : "media.format";
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA, message)
                    .with("name", name.toString())
                    .exception();
        }
        if (!name.extension().isEmpty() && !format.get().extensions().contains(name.extension())) {
            throw Problem.of(ProblemCode.UNSUPPORTED_MEDIA, "media.extension")
                    .with("name", name.toString())
                    .with("extension", name.extension())
                    .with("expected", format.get().extension())
                    .exception();
        }
        return format.get();
    }
}
