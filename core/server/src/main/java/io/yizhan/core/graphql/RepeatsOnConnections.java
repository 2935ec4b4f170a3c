package io.yizhan.core.graphql;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Puts a {@link RepeatHandler} on each HTTP/1.1 connection, right before the framework's own handler. */
@Singleton
final class RepeatsOnConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final BeanProvider<Repeats> repeats;

    /** @param repeats made late, as servers are made before most other things */
    RepeatsOnConnections(BeanProvider<Repeats> repeats) {
        this.repeats = repeats;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OnChannel(Optional.empty()));
        return event.getBean();
    }

    private final class OnChannel implements NettyServerCustomizer {
        private final Optional<Channel> channel;

        OnChannel(Optional<Channel> channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel of, ChannelRole role) {
            return new OnChannel(role == ChannelRole.CONNECTION ? Optional.of(of) : Optional.empty());
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.map(Channel::pipeline).ifPresent(this::insert);
        }

        private void insert(ChannelPipeline pipeline) {
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                        "yizhan-repeats",
                        new RepeatHandler(repeats.get()));
            }
        }
    }
}
