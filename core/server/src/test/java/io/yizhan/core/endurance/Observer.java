package io.yizhan.core.endurance;

import static io.yizhan.core.database.generated.Tables.SETTING;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.app.ContentStart;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Reindexer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Stands beside the program that is killed, as a second server would, and looks at their database; it carries nothing out. */
final class Observer implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();
    private final ApplicationContext context;
    private final String token;

    /** Content is in Chinese and English. */
    Observer(Path folder) {
        database()
                .change(sql -> sql.insertInto(SETTING)
                        .set(SETTING.KEY, "contentLocales")
                        .set(SETTING.VALUE, "zh-Hans en")
                        .execute());
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.profile", "development");
        settings.put("yizhan.data-folder", folder.toString());
        context = ApplicationContext.builder().properties(settings).start();
        bean(ContentStart.class).start();
        token = Tokens.admin(context);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Database database() {
        return database.database();
    }

    /** Starts the program on the same database. */
    Program program(Path home) {
        return Program.start(home, database.properties());
    }

    /** Of an administrator. */
    String token() {
        return token;
    }

    ContentInvariants invariants() {
        return new ContentInvariants(bean(Database.class), bean(Layouts.class), bean(Reindexer.class));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
