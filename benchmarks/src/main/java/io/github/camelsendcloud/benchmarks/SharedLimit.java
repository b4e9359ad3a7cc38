package io.github.camelsendcloud.benchmarks;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;

/** A Hazelcast member, like on one of several machines, and the limits that all members share. */
final class SharedLimit implements AutoCloseable {

    private static final int FIRST_PORT = 45701;
    private static final int PORTS = 20;

    private final HazelcastInstance member;
    private final ProxyManager<String> limits;

    /** @param cluster a unique name of the cluster on this machine */
    SharedLimit(String cluster) {
        Config config = new Config();
        config.setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getNetworkConfig().setPort(FIRST_PORT).setPortCount(PORTS).setPortAutoIncrement(true);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
            join.getTcpIpConfig().addMember("127.0.0.1:" + port);
        }
        member = Hazelcast.newHazelcastInstance(config);
        limits = Bucket4jHazelcast.entryProcessorBasedBuilder(member.<String, byte[]> getMap("sendcloud-limits")).build();
    }

    /** The number of members that have found each other. */
    int members() {
        return member.getCluster().getMembers().size();
    }

    /** The value of the option {@code rateLimiter}. */
    ProxyManager<String> limits() {
        return limits;
    }

    @Override
    public void close() {
        member.getLifecycleService().terminate();
    }
}
