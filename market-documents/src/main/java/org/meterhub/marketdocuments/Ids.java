package org.meterhub.marketdocuments;

import org.meterhub.marketdocuments.cim.AreaId;
import org.meterhub.marketdocuments.cim.MeteringPointId;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;

/** Numbers with the coding scheme that documents name beside them. */
public final class Ids {

    private static final String GS1 = "A10";

    private Ids() {}

    public static org.meterhub.marketdocuments.cim.PartyId party(PartyId party) {
        return party(party.value(), party.codingScheme());
    }

    /** A party that is no company of the market, such as a customer. @param codingScheme for example ARR */
    public static org.meterhub.marketdocuments.cim.PartyId party(String number, String codingScheme) {
        org.meterhub.marketdocuments.cim.PartyId id = new org.meterhub.marketdocuments.cim.PartyId();
        id.setValue(number);
        id.setCodingScheme(codingScheme);
        return id;
    }

    public static MeteringPointId point(Gsrn gsrn) {
        return point(gsrn.value());
    }

    /** A number that need be none. */
    public static MeteringPointId point(String number) {
        MeteringPointId id = new MeteringPointId();
        id.setValue(number);
        id.setCodingScheme(GS1);
        return id;
    }

    /** @param codingScheme NNO in Norway */
    public static AreaId area(GridAreaCode area, String codingScheme) {
        AreaId id = new AreaId();
        id.setValue(area.value());
        id.setCodingScheme(codingScheme);
        return id;
    }
}
