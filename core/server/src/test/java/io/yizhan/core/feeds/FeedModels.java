package io.yizhan.core.feeds;

import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ModelFile;
import io.yizhan.core.model.ModelReader;
import io.yizhan.core.model.ModelSource;
import io.yizhan.core.security.Profile;
import io.yizhan.core.security.SecurityConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What feeds are made from, without a server. */
final class FeedModels {
    private FeedModels() {}

    static ContentModel model(ModelSource... sources) {
        return ModelReader.read(List.of(sources));
    }

    /** @param files texts by path */
    static ModelSource source(String owner, Map<String, String> files) {
        return new ModelSource(
                owner,
                files.entrySet().stream()
                        .map(file ->
                                new ModelFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    /** On the server {@code https://cms}. */
    static Addresses addresses(Optional<String> site) {
        SecurityConfig security = new SecurityConfig(null, null, List.of(), null, List.of(), List.of(), null);
        SiteAddresses sites = new SiteAddresses(new SiteConfig(null, null, null), security, Profile.PRODUCTION);
        return new Addresses("https://cms", site, sites);
    }
}
