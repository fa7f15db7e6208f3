/** BRS-031, BRS-032 and BRS-033, the price lists of owners of charges: what a charge is, what it costs, their rules, and what is known of them. */
@NullMarked
package org.meterhub.supplierregistry.pricelist;

import org.jspecify.annotations.NullMarked;
