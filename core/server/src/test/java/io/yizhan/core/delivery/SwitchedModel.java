package io.yizhan.core.delivery;

import io.yizhan.core.app.Yizhan;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelParts;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.plugins.PluginService;
import io.yizhan.core.plugins.PluginState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A model that changes while servers run: core's own, and what the jade plugin adds to it. */
final class SwitchedModel {
    private static final String OWNER = "core";
    private static final String JADE = "jade";
    private static final String FIELD = "  - id: rightsStatement\n    type: term\n";

    /** The field as it is, under another name, to order by, and described otherwise. */
    private static final List<String> FORMS = List.of(
            FIELD,
            FIELD + "    name: statement\n",
            FIELD + "    sortable: true\n",
            FIELD + "    help: { zh-Hans: 供使用者看, en: For those who use it }\n");

    private final byte[] plugin;
    private PluginState state = PluginState.REMOVED;
    private int form;

    /** @param plugin the jade plugin's jar */
    SwitchedModel(byte[] plugin) {
        this.plugin = plugin;
    }

    PluginState plugin() {
        return state;
    }

    /** Another form of the one field, on both servers as if both had been started anew. */
    String change(List<DeliveryServer> servers, DeliveryServer first, Random random) {
        form = (form + 1 + random.nextInt(FORMS.size() - 1)) % FORMS.size();
        change(first);
        servers.stream().filter(server -> server != first).forEach(this::change);
        return "to form " + form;
    }

    private void change(DeliveryServer server) {
        List<ModelFile> files = ModelSource.besideClass(OWNER, Yizhan.class, "model").files().stream()
                .map(this::formed)
                .toList();
        ContentModels models = server.bean(ContentModels.class);
        ModelParts added = ModelParts.of(models.current()).without(OWNER);
        models.change(
                ModelReader.readParts(new ModelSource(OWNER, files)).plus(added).assemble());
    }

    private ModelFile formed(ModelFile file) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        return new ModelFile(file.path(), text.replace(FIELD, FORMS.get(form)).getBytes(StandardCharsets.UTF_8));
    }

    /** Installs, stops, starts or removes the plugin. */
    String switchPlugin(DeliveryServer by, Random random) {
        PluginService plugins = by.bean(PluginService.class);
        boolean away = random.nextInt(3) == 0;
        switch (state) {
            case RUNNING -> {
                if (away) {
                    plugins.remove(JADE, Optional.empty());
                } else {
                    plugins.disable(JADE, Optional.empty());
                }
                state = away ? PluginState.REMOVED : PluginState.STOPPED;
            }
            case STOPPED -> {
                if (away) {
                    plugins.remove(JADE, Optional.empty());
                } else {
                    plugins.enable(JADE, Optional.empty());
                }
                state = away ? PluginState.REMOVED : PluginState.RUNNING;
            }
            default -> {
                plugins.install(plugin, Optional.empty());
                state = PluginState.RUNNING;
            }
        }
        return "is " + state;
    }
}
