package io.yizhan.jade;

import io.yizhan.testkit.PluginContract;
import java.util.List;
import java.util.Map;

/** The jade plugin keeps what every plugin keeps. */
class JadeContractTest extends PluginContract {
    @Override
    protected List<Map<String, Object>> entries() {
        return List.of(
                Map.of("jade.name16552", "hetian-yu", "jade.treatment", List.of("dyeing"), "jade.density", "3.5"));
    }
}
