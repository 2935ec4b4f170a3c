package io.yizhan.core.plugins;

import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelRejected;
import io.yizhan.core.model.ModelSource;
import io.yizhan.plugin.EntryView;
import io.yizhan.plugin.PluginFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plugin taken, checked and started as an installation does it, but without a server: for the test kit and for authors
 * of plugins. What throws inside the plugin comes out here as it is.
 */
public final class PluginTrial implements AutoCloseable {
    private final RunningPlugin plugin;
    private final ContentModel model;
    private final CallLimit limit;

    private PluginTrial(RunningPlugin plugin, ContentModel model, CallLimit limit) {
        this.plugin = plugin;
        this.model = model;
        this.limit = limit;
    }

    /**
     * Checks, unpacks below the folder, reads the model together with core's, and starts.
     *
     * @param archive the jar
     * @throws io.yizhan.core.problem.ProblemException PLUGIN_REJECTED with all reasons
     */
    public static PluginTrial start(byte[] archive, Path folder) throws IOException {
        PackageChecks checks = new PackageChecks();
        List<ZipFileReader.Entry> entries = checks.check(archive);
        List<PluginReason> reasons = new ArrayList<>(checks.reasons());
        if (!reasons.isEmpty() || checks.manifest().isEmpty()) {
            throw PluginReason.rejected(reasons);
        }
        PluginPackage pack = PluginPackage.unpack(archive, checks.manifest().get(), entries, folder);
        CallLimit limit = new CallLimit(PluginsConfig.CALL_TIME);
        try {
            ModelSource core = ModelSource.besideClass("core", ModelReader.class, "model");
            ContentModel whole = ModelReader.extend(ModelReader.read(List.of(core)), pack.model());
            ModelParts parts = ModelReader.readParts(pack.model());
            return new PluginTrial(PluginRuntime.start(pack, parts, limit), whole, limit);
        } catch (ModelRejected e) {
            throw PluginReason.rejected(PluginReason.of(e));
        }
    }

    public String id() {
        return plugin.id();
    }

    public Labels label() {
        return plugin.pack().manifest().label();
    }

    public Labels description() {
        return plugin.pack().manifest().description();
    }

    /** Core's model with what the plugin brings. */
    public ContentModel model() {
        return model;
    }

    /** The loader of its classes. */
    public ClassLoader classLoader() {
        return plugin.classLoader();
    }

    /** Content types its extensions look at. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        plugin.validators().forEach(validator -> types.addAll(validator.types()));
        plugin.computed().forEach(field -> types.add(field.type()));
        return types;
    }

    /** What its validators say. */
    public List<PluginFinding> validate(EntryView entry) {
        return plugin.validators().stream()
                .filter(validator -> validator.types().contains(entry.type()))
                .flatMap(validator -> validator.validate(entry).stream())
                .toList();
    }

    /** What its computed fields answer, by field key. */
    public Map<String, Object> compute(EntryView entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        plugin.computed().stream()
                .filter(field -> field.type().equals(entry.type()))
                .forEach(field -> field.compute(entry).ifPresent(value -> values.put(field.field(), value)));
        return values;
    }

    @Override
    public void close() {
        plugin.stop();
        limit.close();
    }
}
