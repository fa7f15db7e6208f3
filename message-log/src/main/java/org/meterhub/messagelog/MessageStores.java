package org.meterhub.messagelog;

import org.meterhub.messagelog.store.JdbcAcceptedIds;
import org.meterhub.messagelog.store.JdbcInbox;
import org.meterhub.messagelog.store.JdbcLogSequencer;
import org.meterhub.messagelog.store.JdbcMessageLog;
import org.meterhub.messagelog.store.JdbcOutboundItems;
import org.meterhub.messagelog.store.JdbcOutbox;
import org.meterhub.messagelog.store.JdbcQuarantine;
import org.meterhub.messagelog.store.JdbcSetAside;

/**
 * All that this module offers, over the tables of its migrations. Without state but what may be lost: one is enough for a process, and processes may
 * share a database.
 */
public record MessageStores(
        Inbox inbox,
        MessageLog log,
        AcceptedIds acceptedIds,
        Outbox outbox,
        OutboundItems items,
        LogSequencer sequencer,
        Quarantine quarantine,
        SetAside setAside) {

    /** The name to give to {@link org.meterhub.database.Database#migrate}. */
    public static final String MIGRATIONS = "messagelog";

    public static MessageStores onDatabase() {
        OutboundItems items = new JdbcOutboundItems();
        Outbox outbox = new JdbcOutbox();
        return new MessageStores(
                new JdbcInbox(),
                new JdbcMessageLog(),
                new JdbcAcceptedIds(),
                outbox,
                items,
                new JdbcLogSequencer(),
                new JdbcQuarantine(),
                new JdbcSetAside(items, outbox));
    }
}
