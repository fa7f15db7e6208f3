package org.meterhub.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.netty.util.AttributeKey;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts connections where they are accepted, before the broker makes anything of them: in all, by network address, and by party once that has proved who
 * it is. The broker's own limit counts only those that have sent eight bytes, and its patience ends with them.
 */
final class ConnectionGate {

    /** Enough for a login with every option; the broker would gather what a stranger announces. */
    static final int BEFORE_LOGIN_BYTES_MAX = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGate.class);
    private static final Object LOGGED_IN = new Object();
    private static final AttributeKey<String> PARTY = AttributeKey.valueOf("meterhub.party");

    /** What is refused is told to the operator once in such a time: a line for each would be the next way to fill a disk. */
    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ConnectionLimits limits;
    private final Count<InetAddress> all = new Count<>();
    private final Count<InetAddress> beforeLogin = new Count<>();
    private final Count<String> parties = new Count<>();
    private final AtomicLong tellAgainNanos = new AtomicLong(System.nanoTime());
    private final AtomicLong refusals = new AtomicLong();

    ConnectionGate(ConnectionLimits limits) {
        this.limits = limits;
    }

    /**
     * Stands before the acceptor from now on.
     *
     * @param frameBytesMax of the broker's own protocol; 0 for an acceptor of AMQP
     */
    void guard(Acceptor acceptor, int frameBytesMax) throws ReflectiveOperationException {
        // The broker has no way to add a handler where it accepts; the version is pinned, and a test fails when this
        // does.
        Field channels = NettyAcceptor.class.getDeclaredField("serverChannelGroup");
        channels.setAccessible(true);
        ChannelGroup listening = (ChannelGroup) channels.get(acceptor);
        for (Channel channel : listening) {
            channel.pipeline().addFirst(new Accepting(frameBytesMax));
        }
    }

    /** The party on this connection has proved who it is. */
    void loggedIn(@Nullable RemotingConnection connection, String party) {
        channelOf(connection).ifPresent(channel -> {
            if (channel.attr(PARTY).setIfAbsent(party) == null) {
                beforeLogin.remove(addressOf(channel));
                parties.add(party);
                channel.closeFuture().addListener(closed -> parties.remove(party));
                // Once the broker has told its client so.
                channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(LOGGED_IN));
            }
        });
    }

    /** Why this party may not use this connection; empty when it may. A connection too many is closed soon after it was told. */
    Optional<String> refusal(@Nullable RemotingConnection connection, String party) {
        int open = parties.of(party);
        if (open <= limits.perPartyMax()) {
            return Optional.empty();
        }
        channelOf(connection)
                .ifPresent(channel -> channel.eventLoop().schedule(() -> channel.close(), 1, TimeUnit.SECONDS));
        tell("of party " + party);
        return Optional.of("party " + party + " has " + (open - 1) + " connections open, and no more than "
                + limits.perPartyMax() + " are allowed: close one first");
    }

    private static Optional<Channel> channelOf(@Nullable RemotingConnection connection) {
        return connection != null && connection.getTransportConnection() instanceof NettyConnection netty
                ? Optional.of(netty.getChannel())
                : Optional.empty();
    }

    private static InetAddress addressOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private boolean admit(Channel channel) {
        InetAddress address = addressOf(channel);
        if (all.total() >= limits.connectionsMax()
                || all.of(address) >= limits.perAddressMax()
                || beforeLogin.total() >= limits.beforeLoginMax()
                || beforeLogin.of(address) >= limits.beforeLoginPerAddressMax()) {
            tell("from " + address.getHostAddress());
            return false;
        }
        all.add(address);
        beforeLogin.add(address);
        channel.closeFuture().addListener(closed -> {
            all.remove(address);
            if (channel.attr(PARTY).get() == null) {
                beforeLogin.remove(address);
            }
        });
        return true;
    }

    private void tell(String whose) {
        refusals.incrementAndGet();
        long now = System.nanoTime();
        long due = tellAgainNanos.get();
        if (now - due >= 0 && tellAgainNanos.compareAndSet(due, now + TELL_EVERY_NANOS)) {
            LOG.warn(
                    "{} connection(s) refused, the last {}: {} are open, {} of them have not logged in; see meterhub.broker.connections.*",
                    refusals.getAndSet(0),
                    whose,
                    all.total(),
                    beforeLogin.total());
        }
    }

    /** Sees each new connection before anything is made for it. */
    @Sharable
    private final class Accepting extends ChannelInboundHandlerAdapter {

        private final int frameBytesMax;

        Accepting(int frameBytesMax) {
            this.frameBytesMax = frameBytesMax;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            if (!(accepted instanceof Channel channel)) {
                context.fireChannelRead(accepted);
                return;
            }
            if (!admit(channel)) {
                channel.unsafe().closeForcibly();
                return;
            }
            channel.pipeline().addFirst(frameBytesMax == 0 ? new ArrivingAmqp() : new ArrivingCore(frameBytesMax));
            context.executor()
                    .schedule(
                            () -> {
                                if (channel.attr(PARTY).get() == null) {
                                    channel.close();
                                }
                            },
                            limits.loginSecondsMax(),
                            TimeUnit.SECONDS);
            context.fireChannelRead(accepted);
        }
    }

    /** Reads along on a connection of the broker's own protocol: how much comes before its login, and how long its frames say they are. */
    private static final class ArrivingCore extends ChannelInboundHandlerAdapter {

        private final FrameLengths frames;
        private long bytes;

        ArrivingCore(int frameBytesMax) {
            this.frames = new FrameLengths(frameBytesMax);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf arrived = (ByteBuf) message;
            bytes += arrived.readableBytes();
            boolean tooMuch = bytes > BEFORE_LOGIN_BYTES_MAX
                    && context.channel().attr(PARTY).get() == null;
            if (tooMuch || !frames.accept(arrived)) {
                arrived.release();
                context.close();
                return;
            }
            context.fireChannelRead(message);
        }
    }

    /** Reads along on an AMQP connection until its login; what the client sends ahead is kept until then. */
    private static final class ArrivingAmqp extends ChannelInboundHandlerAdapter {

        private final SaslFrames frames = new SaslFrames();
        private @Nullable ByteBuf kept;
        private boolean in;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf arrived = (ByteBuf) message;
            ByteBuf all = kept == null ? context.alloc().buffer(arrived.readableBytes()) : kept;
            all.writeBytes(arrived);
            arrived.release();
            kept = all;
            go(context);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == LOGGED_IN) {
                in = true;
                go(context);
            } else {
                context.fireUserEventTriggered(event);
            }
        }

        private void go(ChannelHandlerContext context) {
            while (kept != null && kept.isReadable()) {
                if (in) {
                    break;
                }
                SaslFrames.Next next = frames.look(kept);
                if (next == SaslFrames.Next.WRONG || kept.readableBytes() > BEFORE_LOGIN_BYTES_MAX) {
                    context.close();
                    return;
                }
                if (next != SaslFrames.Next.WHOLE) {
                    return;
                }
                context.fireChannelRead(kept.readRetainedSlice(frames.length()));
            }
            if (in) {
                ByteBuf rest = kept;
                kept = null;
                if (rest != null && rest.isReadable()) {
                    context.fireChannelRead(rest);
                } else if (rest != null) {
                    rest.release();
                }
                context.pipeline().remove(this);
            } else if (kept != null && !kept.isReadable()) {
                kept.release();
                kept = null;
            }
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            if (kept != null) {
                kept.release();
                kept = null;
            }
        }
    }

    /** How many of each, and in all. */
    private static final class Count<K> {
        private final Map<K, Integer> counts = new ConcurrentHashMap<>();
        private final AtomicLong total = new AtomicLong();

        void add(K key) {
            counts.merge(key, 1, Integer::sum);
            total.incrementAndGet();
        }

        void remove(K key) {
            counts.computeIfPresent(key, (unused, count) -> count == 1 ? null : count - 1);
            total.decrementAndGet();
        }

        int of(K key) {
            return counts.getOrDefault(key, 0);
        }

        long total() {
            return total.get();
        }
    }
}
