<?xml version="1.0" encoding="UTF-8"?>
<!--
  Takes a document's schema out of its namespace and puts the document's name before the names of its own types: "ActivityRecord" of
  RequestEndOfSupply becomes RequestEndOfSupplyActivityRecord. What the shared files define keeps its name.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:variable name="document" select="substring-before(concat(/xs:schema/xs:element/@name, '_MarketDocument'), '_MarketDocument')"/>
  <xsl:key name="own" match="/xs:schema[@targetNamespace]/xs:complexType | /xs:schema[@targetNamespace]/xs:simpleType" use="@name"/>

  <xsl:template match="/xs:schema">
    <xs:schema>
      <xsl:copy-of select="@*[name() != 'targetNamespace']"/>
      <xsl:apply-templates select="*"/>
    </xs:schema>
  </xsl:template>
  <xsl:template match="@name[parent::xs:complexType or parent::xs:simpleType] | @type | @base">
    <xsl:attribute name="{name()}">
      <xsl:if test="key('own', .)"><xsl:value-of select="$document"/></xsl:if>
      <xsl:value-of select="."/>
    </xsl:attribute>
  </xsl:template>
  <!-- Elements are written anew rather than copied: a copy would keep the namespace that is to go. -->
  <xsl:template match="xs:*">
    <xsl:element name="xs:{local-name()}" namespace="http://www.w3.org/2001/XMLSchema">
      <xsl:apply-templates select="@* | node()"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="@*"><xsl:copy/></xsl:template>
</xsl:stylesheet>
