package org.meterhub.broker;

/**
 * A broker that an operator runs.
 *
 * @param url its CORE acceptor, for example {@code tcp://broker:61616?sslEnabled=true}; several hosts as {@code (tcp://a:61616,tcp://b:61616)}
 * @param user the hub's user there, whose role is {@code hub} and may manage
 * @param password its password; never logged
 * @param amqpUrl where parties connect, for people to read
 */
public record RemoteBrokerConfiguration(String url, String user, String password, String amqpUrl) {

    @Override
    public String toString() {
        return "RemoteBrokerConfiguration[" + url + ", user " + user + "]";
    }
}
