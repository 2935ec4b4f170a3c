package io.yizhan.core.transfer;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.Snapshot;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.Suggestion;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Writes the entries of a type into a file, batch by batch, all of them as they are at one moment. */
@Singleton
public class ExportService {
    static final int BATCH = 250;

    private final Database database;
    private final Layouts layouts;
    private final AccessService access;
    private final ExportedEntryStore entries;
    private final ExportBatches batches;

    ExportService(
            Database database,
            Layouts layouts,
            AccessService access,
            ExportedEntryStore entries,
            ExportBatches batches) {
        this.database = database;
        this.layouts = layouts;
        this.access = access;
        this.entries = entries;
        this.batches = batches;
    }

    /**
     * What to export.
     *
     * @param type word for a content type, such as {@code works}
     * @param file {@code .jsonl} or {@code .csv}
     * @param mapping where to write the mapping that imports the file again
     * @param published what is out, else drafts
     * @param open what anybody may see of what is out
     * @param locales empty for all of the site
     * @param force files that are there are written over
     */
    public record Request(
            String type,
            Path file,
            Optional<Path> mapping,
            boolean published,
            boolean open,
            List<String> locales,
            boolean force) {
        public Request {
            locales = List.copyOf(locales);
        }
    }

    /**
     * What was exported.
     *
     * @param leftOut what the file, and the mapping, do without
     * @param statements SQL statements this took
     */
    public record Done(int entries, List<LeftOut> leftOut, int statements) {
        public Done {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Writes the file whole, or no file.
     *
     * @throws UnfitExport if type, locale or file do not fit, or the file cannot be written to its end
     */
    public Done run(Request request, ExportListener listener) {
        boolean csv = csv(request);
        ExportPlan plan = plan(request);
        ExportForm form = ExportForm.of(plan, csv);
        try (FreshFile file = new FreshFile(request.file(), request.force())) {
            if (request.mapping().isEmpty()) {
                Done done = write(plan, form, file, listener);
                file.finish();
                return done;
            }
            MappingText mapping = new MappingText(plan);
            try (FreshFile second = new FreshFile(request.mapping().get(), request.force())) {
                second.write(mapping.text());
                Done done = write(plan, form, file, listener);
                second.end();
                file.finish();
                second.finish();
                List<LeftOut> leftOut = new ArrayList<>(done.leftOut());
                leftOut.addAll(mapping.leftOut());
                return new Done(done.entries(), leftOut, done.statements());
            }
        }
    }

    private Done write(ExportPlan plan, ExportForm form, FreshFile file, ExportListener listener) {
        int written = 0;
        int looked = 0;
        int hiddenLinks = 0;
        file.write(form.head());
        try (Snapshot snapshot = database.openSnapshot()) {
            int all = snapshot.run(sql -> entries.count(sql, plan.type().id(), plan.stage()));
            Optional<UUID> after = Optional.empty();
            while (looked < all) {
                Optional<UUID> last = after;
                List<UUID> ids =
                        snapshot.run(sql -> entries.ids(sql, plan.type().id(), plan.stage(), last, BATCH));
                ExportBatches.Batch batch = snapshot.run(sql -> batches.read(sql, plan, ids));
                batch.entries().forEach(entry -> file.write(form.entry(entry)));
                written += batch.entries().size();
                hiddenLinks += batch.hiddenLinks();
                looked += ids.size();
                after = Optional.of(ids.getLast());
                listener.progress(looked, all);
            }
            return new Done(written, leftOut(plan, form, hiddenLinks), snapshot.statements());
        }
    }

    private static List<LeftOut> leftOut(ExportPlan plan, ExportForm form, int hiddenLinks) {
        List<LeftOut> leftOut = new ArrayList<>();
        List<String> hidden = plan.hidden();
        if (!hidden.isEmpty()) {
            leftOut.add(new LeftOut(LeftOut.Reason.NOT_PUBLIC, hidden));
        }
        if (hiddenLinks > 0) {
            leftOut.add(new LeftOut(LeftOut.Reason.HIDDEN_LINKS, List.of(Integer.toString(hiddenLinks))));
        }
        leftOut.addAll(form.leftOut());
        return leftOut;
    }

    private static boolean csv(Request request) {
        String name = String.valueOf(request.file().getFileName()).toLowerCase(Locale.ROOT);
        boolean csv = name.endsWith(".csv");
        if (!csv && !name.endsWith(".jsonl")) {
            throw new UnfitExport(
                    UnfitExport.Kind.FORM,
                    "文件名须以 .jsonl 或 .csv 结尾：" + request.file(),
                    "The name of the file must end in .jsonl or .csv: " + request.file());
        }
        if (csv && request.mapping().isPresent()) {
            throw new UnfitExport(
                    UnfitExport.Kind.FORM,
                    "映射只适用于 .jsonl 文件：CSV 的单元格放不下全部内容。",
                    "A mapping goes with a .jsonl file: cells of a CSV do not hold all there is.");
        }
        if (request.mapping().isPresent() && same(request.mapping().get(), request.file())) {
            throw new UnfitExport(UnfitExport.Kind.FORM, "文件与映射不能是同一个文件。", "File and mapping must be two files.");
        }
        return csv;
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private ExportPlan plan(Request request) {
        ModelLayout layout = layouts.current();
        ContentModel model = layout.model();
        ContentType type = TypeWords.find(model, request.type()).orElseThrow(() -> {
            TypeWords.Unknown unknown = TypeWords.unknown(model, request.type());
            return new UnfitExport(UnfitExport.Kind.TYPE, unknown.chinese(), unknown.english());
        });
        Locales site = layout.locales();
        for (String locale : request.locales()) {
            if (!site.contains(locale)) {
                throw unknownLocale(site, locale);
            }
        }
        List<String> locales = site.tags().stream()
                .filter(tag -> request.locales().isEmpty() || request.locales().contains(tag))
                .toList();
        Stage stage = request.published() || request.open() ? Stage.PUBLISHED : Stage.DRAFT;
        return new ExportPlan(
                layout,
                type,
                stage,
                locales,
                request.open() ? Optional.of(access.of(new Caller.Anonymous())) : Optional.empty());
    }

    private static UnfitExport unknownLocale(Locales site, String locale) {
        String near = Suggestion.nearest(locale, site.tags());
        String known = String.join(", ", site.tags());
        return new UnfitExport(
                UnfitExport.Kind.LOCALE,
                "站点没有启用语言 " + locale + "。" + (near.isEmpty() ? "" : "您是不是要写 " + near + "？") + "可用：" + known + "。",
                "The site does not use the locale " + locale + ". "
                        + (near.isEmpty() ? "" : "Did you mean " + near + "? ") + "Choose from: " + known + ".");
    }
}
