package io.yizhan.core.media;

import java.util.List;

/** The closed list of file formats that can be uploaded. SVG is not on it: it is a program, not a picture. */
enum FileFormat {
    JPEG(AssetKind.IMAGE, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    PNG(AssetKind.IMAGE, "image/png", "png"),
    WEBP(AssetKind.IMAGE, "image/webp", "webp"),
    GIF(AssetKind.IMAGE, "image/gif", "gif"),
    TIFF(AssetKind.IMAGE, "image/tiff", "tif", "tiff"),
    PDF(AssetKind.DOCUMENT, "application/pdf", "pdf"),
    MP3(AssetKind.AUDIO, "audio/mpeg", "mp3"),
    M4A(AssetKind.AUDIO, "audio/mp4", "m4a"),
    OGG(AssetKind.AUDIO, "audio/ogg", "ogg", "oga", "opus"),
    WAV(AssetKind.AUDIO, "audio/wav", "wav"),
    MP4(AssetKind.VIDEO, "video/mp4", "mp4", "m4v"),
    WEBM(AssetKind.VIDEO, "video/webm", "webm");

    private final AssetKind kind;
    private final String mediaType;
    private final List<String> extensions;

    FileFormat(AssetKind kind, String mediaType, String... extensions) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    AssetKind kind() {
        return kind;
    }

    String mediaType() {
        return mediaType;
    }

    /** Extensions a file of this format may carry, lower case; the first is the usual one. */
    List<String> extensions() {
        return extensions;
    }

    String extension() {
        return extensions.getFirst();
    }

    /** The format stored under a media type; only media types of this list are ever stored. */
    static FileFormat ofMediaType(String mediaType) {
        for (FileFormat format : values()) {
            if (format.mediaType.equals(mediaType)) {
                return format;
            }
        }
        throw new IllegalArgumentException("Not a media type of this list: " + mediaType);
    }
}
