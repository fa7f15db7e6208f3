package org.meterhub.hubroutes.batch;

import java.sql.SQLException;
import org.meterhub.database.UnitOfWork;

/** What happens to a message that cannot be handled even when it is alone: it is kept with its bytes and its sender is answered. */
@FunctionalInterface
public interface UnhandledMessages {

    /**
     * @param unit the transaction of this message alone
     * @param cause why handling failed, for the operator
     */
    void keep(UnitOfWork unit, BrokerMessage message, Throwable cause) throws SQLException;
}
