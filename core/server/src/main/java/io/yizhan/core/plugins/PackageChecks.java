package io.yizhan.core.plugins;

import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** Looks at everything in a package before a byte of it is written: names, sizes, kinds of files. Collects all reasons. */
final class PackageChecks {
    static final int MAX_PACKAGE_BYTES = 50 * 1024 * 1024;
    static final long MAX_UNPACKED_BYTES = 200L * 1024 * 1024;
    static final int MAX_RATIO = 100;
    static final int MAX_ENTRIES = 5_000;

    /** Small files of zeros and spaces pack well without being bombs. */
    private static final long RATIO_COUNTS_FROM = 64 * 1024;

    private static final int MAX_REASONS = 100;
    private static final int MAX_NAME = 240;
    private static final int NEWEST_JAVA = 25;
    private static final int CLASS_MAGIC = 0xCAFEBABE;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a|lib|exe)(\\.\\d+)*");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|zip|war|ear|jmod|7z|rar|tar|tgz|gz|xz|bz2)");
    private static final Pattern JDK_SERVICE =
            Pattern.compile("META-INF/services/(java|javax|jdk|sun|com\\.sun|org\\.slf4j|org\\.pf4j|io\\.yizhan)\\..*");
    private static final Pattern FOREIGN = Pattern.compile(
            "(META-INF/versions/\\d+/)?(java|javax|jdk|sun|com/sun|io/yizhan/(core|plugin)|org/pf4j|org/slf4j|org/jspecify)/.*");
    private static final List<String> AGENT_KEYS = List.of("Agent-Class", "Premain-Class", "Launcher-Agent-Class");

    private final List<PluginReason> reasons = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();
    private Optional<PluginManifest> manifest = Optional.empty();
    private final List<ModelFile> modelFiles = new ArrayList<>();
    private long unpacked;

    /** All reasons found so far, in order, not more than a person reads. */
    List<PluginReason> reasons() {
        return reasons;
    }

    Optional<PluginManifest> manifest() {
        return manifest;
    }

    /** Files of the content model, so that their problems can be told together with those of the package. */
    List<ModelFile> modelFiles() {
        return modelFiles;
    }

    /** Checks the whole archive; what to write if there are no reasons against it. */
    List<ZipFileReader.Entry> check(byte[] archive) {
        if (archive.length > MAX_PACKAGE_BYTES) {
            add(PluginReasonCode.TOO_LARGE, "limit", "50");
            return List.of();
        }
        ZipFileReader reader = new ZipFileReader(archive);
        List<ZipFileReader.Entry> entries;
        try {
            entries = reader.entries(MAX_ENTRIES);
        } catch (ZipFileReader.Broken e) {
            add(PluginReasonCode.NOT_AN_ARCHIVE, "detail", String.valueOf(e.getMessage()));
            return List.of();
        }
        if (entries.size() > MAX_ENTRIES) {
            add(PluginReasonCode.TOO_MANY_ENTRIES, "limit", String.valueOf(MAX_ENTRIES));
            return List.of();
        }
        if (!reader.disjoint(entries)) {
            add(PluginReasonCode.NOT_AN_ARCHIVE, "detail", "files overlap");
        }
        entries.forEach(this::checkName);
        entries.forEach(entry -> checkContent(reader, entry));
        if (unpacked > MAX_UNPACKED_BYTES) {
            add(PluginReasonCode.UNPACKED_TOO_LARGE, "limit", "200");
        }
        if (entries.stream().noneMatch(entry -> entry.name().equals(PluginManifest.FILE))) {
            add(PluginReasonCode.MANIFEST_MISSING);
        }
        return entries;
    }

    private void checkName(ZipFileReader.Entry entry) {
        String name = entry.name();
        if (!isSafe(name)) {
            add(PluginReasonCode.UNSAFE_NAME, "name", shown(name));
        }
        if (entry.link()) {
            add(PluginReasonCode.SYMLINK, "name", shown(name));
        }
        if (!entry.sound()) {
            add(PluginReasonCode.HEADER_MISMATCH, "name", shown(name));
        }
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        String other = seen.putIfAbsent(folded, plain);
        if (other != null && other.equals(plain)) {
            add(PluginReasonCode.DUPLICATE_NAME, "name", shown(name));
        } else if (other != null) {
            add(PluginReasonCode.CASE_TWIN, "name", shown(name), "other", shown(other));
        }
        checkKind(name);
    }

    private void checkKind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NATIVE.matcher(lower).matches()) {
            add(PluginReasonCode.NATIVE_LIBRARY, "name", shown(name));
        } else if (ARCHIVE.matcher(lower).matches()) {
            add(PluginReasonCode.NESTED_ARCHIVE, "name", shown(name));
        }
        if (JDK_SERVICE.matcher(name).matches()) {
            add(PluginReasonCode.JDK_SERVICE, "name", shown(name));
        }
        if (name.endsWith(".class") && FOREIGN.matcher(name).matches()) {
            add(PluginReasonCode.FOREIGN_PACKAGE, "name", shown(name));
        }
    }

    /** Relative, with slashes, every segment a plain name: nothing a file system would read otherwise. */
    private static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || name.startsWith("/") || name.indexOf('\\') >= 0) {
            return false;
        }
        if (name.indexOf(':') >= 0 || name.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        for (String segment : plain.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.endsWith(" ")) {
                return false;
            }
        }
        return true;
    }

    private void checkContent(ZipFileReader reader, ZipFileReader.Entry entry) {
        unpacked += entry.size();
        if (!entry.sound() || entry.folder() || unpacked > MAX_UNPACKED_BYTES) {
            return;
        }
        if (entry.size() > RATIO_COUNTS_FROM && entry.size() > (long) MAX_RATIO * Math.max(1, entry.packed())) {
            add(PluginReasonCode.RATIO, "name", shown(entry.name()), "limit", String.valueOf(MAX_RATIO));
            return;
        }
        try {
            byte[] content = reader.content(entry);
            checkBytes(entry.name(), content);
        } catch (ZipFileReader.Broken e) {
            add(PluginReasonCode.DAMAGED, "name", shown(entry.name()), "detail", String.valueOf(e.getMessage()));
        }
    }

    private void checkBytes(String name, byte[] content) {
        if (isNative(content) && !NATIVE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            add(PluginReasonCode.NATIVE_LIBRARY, "name", shown(name));
        }
        if (name.endsWith(".class")) {
            checkClass(name, content);
        } else if (name.equals(PluginManifest.FILE)) {
            manifest = PluginManifest.read(content, reasons);
        } else if (name.equalsIgnoreCase(MANIFEST)) {
            checkManifest(content);
        } else if (name.startsWith(PluginPackage.MODEL + "/") && ModelSource.isModelFile(name)) {
            modelFiles.add(new ModelFile(name.substring(PluginPackage.MODEL.length() + 1), content));
        }
    }

    /** ELF and PE by their first bytes; Mach-O shares its with class files and is told by its ending alone. */
    private static boolean isNative(byte[] content) {
        boolean elf =
                content.length > 4 && content[0] == 0x7F && content[1] == 'E' && content[2] == 'L' && content[3] == 'F';
        boolean pe = content.length > 64 && content[0] == 'M' && content[1] == 'Z' && content[2] == (byte) 0x90;
        return elf || pe;
    }

    private void checkClass(String name, byte[] content) {
        if (content.length < 8 || ByteBuffer.wrap(content).getInt() != CLASS_MAGIC) {
            add(PluginReasonCode.CLASS_INVALID, "name", shown(name));
            return;
        }
        int minor = Short.toUnsignedInt(ByteBuffer.wrap(content).getShort(4));
        int version = Short.toUnsignedInt(ByteBuffer.wrap(content).getShort(6)) - 44;
        if (version > NEWEST_JAVA || minor == 0xFFFF) {
            String shown = version + (minor == 0xFFFF ? " (preview)" : "");
            String limit = String.valueOf(NEWEST_JAVA);
            add(PluginReasonCode.CLASS_VERSION, "name", shown(name), "version", shown, "limit", limit);
        }
    }

    private void checkManifest(byte[] content) {
        try {
            Manifest read = new Manifest(new ByteArrayInputStream(content));
            for (String key : AGENT_KEYS) {
                if (read.getMainAttributes().getValue(key) != null) {
                    add(PluginReasonCode.AGENT, "name", key);
                }
            }
        } catch (IOException e) {
            add(PluginReasonCode.DAMAGED, "name", MANIFEST, "detail", PluginReason.describe(e));
        }
    }

    private void add(PluginReasonCode code, String... params) {
        if (reasons.size() < MAX_REASONS) {
            reasons.add(PluginReason.of(code, params));
        }
    }

    /** A name as it may be printed: without control characters, not endless. */
    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 120 ? printable.substring(0, 120) + "…" : printable;
    }
}
