package org.meterhub.hubroutes.delivery;

import java.time.Instant;
import java.util.List;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.OutboundItem;

/** Makes a document of what waited for it. */
@FunctionalInterface
public interface BundleRenderer {

    /** @param items at least one, all of the group */
    OutboundDocument render(ItemGroup group, List<OutboundItem> items, Instant now);
}
