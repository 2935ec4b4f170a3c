package io.yizhan.core.plugins;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.graphql.ContextValues;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Plugins in the admin API; all need {@link Permissions#PLUGINS_MANAGE}. */
@Singleton
final class PluginMutations {
    /** Asked for late: the service changes the schema, which this is a part of. */
    private final Provider<PluginService> plugins;

    PluginMutations(Provider<PluginService> plugins) {
        this.plugins = plugins;
    }

    Object list(DataFetchingEnvironment environment) {
        requireOperator(environment);
        return plugins.get().list().stream().map(PluginJson::of).toList();
    }

    Object enable(DataFetchingEnvironment environment) {
        Optional<UUID> actor = requireOperator(environment);
        return PluginJson.of(plugins.get().enable(id(environment), actor));
    }

    Object disable(DataFetchingEnvironment environment) {
        Optional<UUID> actor = requireOperator(environment);
        return PluginJson.of(plugins.get().disable(id(environment), actor));
    }

    Object remove(DataFetchingEnvironment environment) {
        Optional<UUID> actor = requireOperator(environment);
        plugins.get().remove(id(environment), actor);
        return true;
    }

    private static Optional<UUID> requireOperator(DataFetchingEnvironment environment) {
        if (!ContextValues.require(environment.getGraphQlContext(), Access.class)
                .may(Permissions.PLUGINS_MANAGE)) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        return ContextValues.require(environment.getGraphQlContext(), Caller.class)
                .userId();
    }

    private static String id(DataFetchingEnvironment environment) {
        return String.valueOf(environment.<Object>getArgument("id"));
    }
}
