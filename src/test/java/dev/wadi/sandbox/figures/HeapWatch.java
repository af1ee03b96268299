package dev.wadi.sandbox.figures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of a service on this machine, looked at again and again. */
public final class HeapWatch implements AutoCloseable {

    private final JMXConnector connector;

    private HeapWatch(JMXConnector connector) {
        this.connector = connector;
    }

    /** Begins to watch a process. */
    @SuppressWarnings("BanJNDI") // the address comes from a process of our own, not from anybody's input
    public static HeapWatch of(long pid) throws IOException {
        return new HeapWatch(JMXConnectorFactory.connect(new JMXServiceURL(ServiceMBeans.address(pid))));
    }

    /** Bytes in use, garbage among them. */
    public long used() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                        connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class)
                .getHeapMemoryUsage()
                .getUsed();
    }

    /** Bytes in use by what has lived through several collections, or is garbage since. */
    public long old() throws IOException {
        return ManagementFactory.getPlatformMXBeans(connector.getMBeanServerConnection(), MemoryPoolMXBean.class)
                .stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().contains("Old"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
