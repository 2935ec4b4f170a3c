package io.yizhan.core.transfer;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.UniqueKeyStore;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.Locales;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.transfer.ImportRun.Options;
import io.yizhan.core.transfer.Mapping.Before;
import io.yizhan.core.transfer.Mapping.Import;
import io.yizhan.core.transfer.ValuePlan.Target;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Imports entries from files of other systems. Rows are kept in batches, each whole or not at all together with what is
 * remembered of them, so that an import that was cut off goes on where it was when it is run again.
 */
@Singleton
public class ImportService {
    private final Layouts layouts;
    private final LocaleSettings locales;
    private final BatchWriter writer;
    private final ImportedEntryStore imported;
    private final UniqueKeyStore uniqueKeys;
    private final Author author;

    ImportService(
            Layouts layouts,
            LocaleSettings locales,
            BatchWriter writer,
            ImportedEntryStore imported,
            UniqueKeyStore uniqueKeys,
            AccessService access) {
        this.layouts = layouts;
        this.locales = locales;
        this.writer = writer;
        this.imported = imported;
        this.uniqueKeys = uniqueKeys;
        Caller program = new Caller.Program();
        this.author = new Author(program, access.of(program));
    }

    /**
     * What to import.
     *
     * @param type word for a content type, such as {@code works}, or name of an import in the mapping
     * @param mapping the mapping file; tables it names lie beside it
     * @param publish publish what is complete
     * @param locale of localised values, before what the mapping says
     * @param dryRun check everything and keep nothing
     */
    public record Request(
            String type, Path file, Path mapping, boolean publish, Optional<String> locale, boolean dryRun) {}

    /**
     * Imports a file, and first the files that its mapping wants done before.
     *
     * @return counts of the file itself
     * @throws MappingRejected if the mapping cannot be used
     * @throws UnfitImport if the type is in no import of the mapping, the locale is not in use, or a file cannot be read;
     *     batches read before that stay
     */
    public ImportCounts run(Request request, ImportListener listener) {
        Mapping mapping = read(request.mapping());
        Import plan = choose(mapping, request.type());
        String locale =
                request.locale().or(plan::locale).orElse(locales.locales().defaultTag());
        if (!locales.locales().contains(locale)) {
            String known = String.join(", ", locales.locales().tags());
            throw new UnfitImport(
                    "站点没有启用语言 " + locale + "，可用：" + known + "。",
                    "The site does not use the locale " + locale + "; choose from " + known + ".");
        }
        LinkLookup links = new LinkLookup((target, keys) -> search(target, keys, locale));
        Session session = new Session(request, mapping, locale, links, listener, new HashSet<>());
        return session.run(plan, request.file());
    }

    private Mapping read(Path file) {
        try {
            ContentModel model = layouts.current().model();
            Path folder = folder(file);
            return MappingReader.read(
                    file.toString(), Files.readAllBytes(file), name -> beside(folder, name), model, locales.locales());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new UnfitImport(file + " 不是文件。", file + " is no file.");
        }
        return folder;
    }

    /** A table beside the mapping; files elsewhere are not looked at. */
    private static Optional<byte[]> beside(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Import choose(Mapping mapping, String word) {
        Import named = mapping.imports().get(word);
        if (named != null) {
            return named;
        }
        ContentModel model = layouts.current().model();
        ContentType type = TypeWords.find(model, word).orElseThrow(() -> {
            TypeWords.Unknown unknown = TypeWords.unknown(model, word);
            return new UnfitImport(unknown.chinese(), unknown.english());
        });
        return mapping.importOf(type.id())
                .flatMap(name -> Optional.ofNullable(mapping.imports().get(name)))
                .orElseThrow(() -> {
                    String known = String.join(", ", mapping.imports().keySet());
                    return new UnfitImport(
                            "映射文件中没有 " + word + " 的导入，只有：" + known + "。",
                            "The mapping has no import of " + word + "; it has " + known + ".");
                });
    }

    private Map<String, UUID> search(Target target, Set<String> keys, String locale) {
        return layouts.read(tx -> switch (target) {
            case Target.Imported one -> imported.findIds(tx.sql(), one.source(), one.type(), keys);
            case Target.Unique one ->
                uniqueKeys.holders(
                        tx.sql(),
                        tx.layout().model().requireType(one.type()),
                        one.field(),
                        one.field().localized() ? locale : Locales.SHARED,
                        keys);
        });
    }

    private static UnfitImport unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new UnfitImport("没有文件 " + file + "。", "There is no file " + file + ".");
        }
        if (e instanceof CharacterCodingException) {
            return new UnfitImport(
                    file + " 的编码与映射中的 encoding 不符（默认 UTF-8）。",
                    file + " is not in the encoding that the mapping says (UTF-8 by default).");
        }
        return new UnfitImport("无法读取 " + file + "：" + e.getMessage(), "Cannot read " + file + ": " + e.getMessage());
    }

    /** One run with the imports that come before. */
    private final class Session {
        private final Request request;
        private final Mapping mapping;
        private final String locale;
        private final LinkLookup links;
        private final ImportListener listener;
        private final Set<String> done;
        private ImportCounts total = ImportCounts.NONE;

        Session(
                Request request,
                Mapping mapping,
                String locale,
                LinkLookup links,
                ImportListener listener,
                Set<String> done) {
            this.request = request;
            this.mapping = mapping;
            this.locale = locale;
            this.links = links;
            this.listener = listener;
            this.done = done;
        }

        ImportCounts run(Import plan, Path path) {
            done.add(plan.name());
            for (Before before : plan.before()) {
                Import first = mapping.imports().get(before.name());
                if (first != null && !done.contains(before.name())) {
                    for (Path file : files(before, path)) {
                        run(first, file);
                    }
                }
            }
            listener.begins(plan.name(), path);
            Options options = new Options(
                    author,
                    mapping.source(),
                    request.locale().or(plan::locale).orElse(locale),
                    request.publish(),
                    request.dryRun());
            ImportCounts counts = read(plan, path, options);
            listener.ended(plan.name(), path, counts);
            return counts;
        }

        private ImportCounts read(Import plan, Path path, Options options) {
            try {
                ImportRun run = new ImportRun(layouts, writer, links, listener, new SourceFile(path), options, plan);
                try {
                    return run.run();
                } finally {
                    total = total.plus(run.counts());
                }
            } catch (IOException e) {
                UnfitImport unreadable = unreadable(path, e);
                throw total.written() && !options.dryRun() ? unreadable.afterRows() : unreadable;
            }
        }

        private List<Path> files(Before before, Path path) {
            if (before.files().isEmpty()) {
                return List.of(path);
            }
            List<Path> files = new ArrayList<>();
            Path folder = folder(path);
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(folder, before.files().get())) {
                found.forEach(files::add);
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
            if (files.isEmpty()) {
                listener.noFiles(before.name(), before.files().get());
            }
            return files.stream().sorted().toList();
        }
    }
}
