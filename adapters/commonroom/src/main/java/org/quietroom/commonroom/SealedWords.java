package org.quietroom.commonroom;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of a sealed room's page says, in one language.
 *
 * @param language its tag, as the page and the browser client take it
 * @param places name of the navigation
 * @param rooms the way back
 * @param leave how to go away at once
 * @param whoSees who can see what
 * @param without what stands there until the client has started
 */
record SealedWords(String language, String places, String rooms, Html leave, Html whoSees, String without) {
    private static final SealedWords ENGLISH = new SealedWords(
            "en",
            "Places",
            "Rooms",
            new Html(Pages.LEAVE),
            new Html("""
                    <details class="privacy"><summary><span>Who you are: <b>Veiled</b></span>
                    <span>Your words: <b>Sealed</b></span> <u>Who can see what</u></summary>
                    <p>Only devices in this room can read. A member may report what they read. Whoever serves this page could
                    change the program in it.</p>
                    <table><thead><tr><th scope="col">Reader</th><th scope="col">Your words</th><th scope="col">Who you are</th>
                    </tr></thead><tbody>
                    <tr><th scope="row">Members</th><td>Yes, with a device that was in the room when it was said</td>
                    <td>No</td></tr>
                    <tr><th scope="row">Moderators</th><td>Yes, if a member reports it: that message and no other</td>
                    <td>No</td></tr>
                    <tr><th scope="row">Whoever runs this server</th><td>No, unless they change the program in this page. They see
                    who writes when, and how much</td><td>Yes: your cookie and your network address reach it, no name</td></tr>
                    <tr><th scope="row">A thief of the database</th><td>No. What was reported: yes, if they have the key too</td>
                    <td>Yes, if they have the key too</td></tr>
                    <tr><th scope="row">A court</th><td>What was reported, and what a member’s device shows</td><td>Yes, if whoever
                    runs this server can tell</td></tr>
                    </tbody></table>
                    <p>How you write and what you tell can show who you are.</p></details>"""),
            "This room is sealed: your words are encrypted here, before they leave. That needs script and the browser’s"
                    + " cryptography, and they have not started. The other rooms work without.");

    private static final SealedWords GERMAN = new SealedWords(
            "de",
            "Orte",
            "Räume",
            new Html("""
                    <p class="leave"><a id="leave" href="/away" rel="noreferrer">Schnell weg</a>
                    <span class="aside">oder 3-mal Umschalt. Der Verlauf im Browser bleibt.</span></p>"""),
            new Html("""
                    <details class="privacy"><summary><span>Wer du bist: <b>verschleiert</b></span>
                    <span>Deine Worte: <b>versiegelt</b></span> <u>Wer was sehen kann</u></summary>
                    <p>Nur Geräte in diesem Raum können mitlesen. Ein Mitglied kann melden, was es gelesen hat. Wer diese Seite
                    ausliefert, könnte das Programm darin austauschen.</p>
                    <table><thead><tr><th scope="col">Wer</th><th scope="col">Deine Worte</th><th scope="col">Wer du bist</th>
                    </tr></thead><tbody>
                    <tr><th scope="row">Mitglieder</th><td>Ja, mit einem Gerät, das im Raum war, als es gesagt wurde</td>
                    <td>Nein</td></tr>
                    <tr><th scope="row">Moderation</th><td>Ja, wenn ein Mitglied es meldet: diese Nachricht und keine andere</td>
                    <td>Nein</td></tr>
                    <tr><th scope="row">Wer diesen Server betreibt</th><td>Nein, außer das Programm dieser Seite wird ausgetauscht.
                    Zu sehen ist, wer wann wie viel schreibt</td><td>Ja: dein Cookie und deine Netzadresse kommen dort an, kein
                    Name</td></tr>
                    <tr><th scope="row">Wer die Datenbank stiehlt</th><td>Nein. Was gemeldet wurde: ja, mit dem Schlüssel dazu</td>
                    <td>Ja, mit dem Schlüssel dazu</td></tr>
                    <tr><th scope="row">Ein Gericht</th><td>Was gemeldet wurde, und was das Gerät eines Mitglieds zeigt</td>
                    <td>Ja, wenn der Betreiber es sagen kann</td></tr>
                    </tbody></table>
                    <p>Wie du schreibst und was du erzählst, kann zeigen, wer du bist.</p></details>"""),
            "Dieser Raum ist versiegelt: Deine Worte werden hier verschlüsselt, bevor sie fortgehen. Das braucht Skripte und die"
                    + " Kryptografie des Browsers, und beides läuft nicht. Die anderen Räume gehen auch ohne.");

    private static final SealedWords SPANISH = new SealedWords(
            "es",
            "Lugares",
            "Salas",
            new Html("""
                    <p class="leave"><a id="leave" href="/away" rel="noreferrer">Salir rápido</a>
                    <span class="aside">o Mayús 3 veces. El historial del navegador queda.</span></p>"""),
            new Html("""
                    <details class="privacy"><summary><span>Quién eres: <b>con velo</b></span>
                    <span>Tus palabras: <b>selladas</b></span> <u>Quién puede ver qué</u></summary>
                    <p>Solo pueden leer los dispositivos que están en esta sala. Quien participa puede avisar de lo que ha leído. Quien
                    sirve esta página podría cambiar el programa que lleva.</p>
                    <table><thead><tr><th scope="col">Quién</th><th scope="col">Tus palabras</th><th scope="col">Quién eres</th>
                    </tr></thead><tbody>
                    <tr><th scope="row">Participantes</th><td>Sí, con un dispositivo que estaba en la sala cuando se dijo</td>
                    <td>No</td></tr>
                    <tr><th scope="row">Moderación</th><td>Sí, si alguien avisa: ese mensaje y ninguno más</td>
                    <td>No</td></tr>
                    <tr><th scope="row">Quien lleva este servidor</th><td>No, salvo que cambie el programa de esta página. Ve quién
                    escribe, cuándo y cuánto</td><td>Sí: le llegan tu cookie y tu dirección de red, ningún nombre</td></tr>
                    <tr><th scope="row">Quien robe la base de datos</th><td>No. De lo que se avisó: sí, si además tiene la clave</td>
                    <td>Sí, si además tiene la clave</td></tr>
                    <tr><th scope="row">Un tribunal</th><td>Aquello de lo que se avisó, y lo que muestre el dispositivo de alguien</td>
                    <td>Sí, si quien lleva este servidor puede decirlo</td></tr>
                    </tbody></table>
                    <p>Tu manera de escribir y lo que cuentas pueden mostrar quién eres.</p></details>"""),
            "Esta sala está sellada: tus palabras se cifran aquí, antes de salir. Para eso hacen falta los scripts y la criptografía del"
                    + " navegador, y no se han puesto en marcha. Las demás salas funcionan sin ellos.");

    private static final SealedWords FRENCH = new SealedWords(
            "fr",
            "Lieux",
            "Salons",
            new Html("""
                    <p class="leave"><a id="leave" href="/away" rel="noreferrer">Partir vite</a>
                    <span class="aside">ou Maj 3 fois. L’historique du navigateur reste.</span></p>"""),
            new Html("""
                    <details class="privacy"><summary><span>Qui vous êtes : <b>voilé</b></span>
                    <span>Vos mots : <b>scellés</b></span> <u>Qui peut voir quoi</u></summary>
                    <p>Seuls les appareils de ce salon peuvent lire. Un membre peut signaler ce qu’il a lu. Qui sert cette page pourrait
                    changer le programme qu’elle contient.</p>
                    <table><thead><tr><th scope="col">Qui</th><th scope="col">Vos mots</th><th scope="col">Qui vous êtes</th>
                    </tr></thead><tbody>
                    <tr><th scope="row">Membres</th><td>Oui, avec un appareil qui était dans le salon quand cela a été dit</td>
                    <td>Non</td></tr>
                    <tr><th scope="row">Modération</th><td>Oui, si un membre le signale : ce message et aucun autre</td>
                    <td>Non</td></tr>
                    <tr><th scope="row">Qui gère ce serveur</th><td>Non, sauf en changeant le programme de cette page. On y voit qui
                    écrit, quand et combien</td><td>Oui : votre cookie et votre adresse réseau y arrivent, aucun nom</td></tr>
                    <tr><th scope="row">Qui vole la base de données</th><td>Non. Ce qui a été signalé : oui, avec la clé en plus</td>
                    <td>Oui, avec la clé en plus</td></tr>
                    <tr><th scope="row">Un tribunal</th><td>Ce qui a été signalé, et ce que montre l’appareil d’un membre</td>
                    <td>Oui, si la personne qui gère ce serveur peut le dire</td></tr>
                    </tbody></table>
                    <p>Votre façon d’écrire et ce que vous racontez peuvent montrer qui vous êtes.</p></details>"""),
            "Ce salon est scellé : vos mots sont chiffrés ici, avant de partir. Cela demande les scripts et la cryptographie du"
                    + " navigateur, et ils n’ont pas démarré. Les autres salons marchent sans.");

    private static final List<SealedWords> ALL = List.of(ENGLISH, GERMAN, SPANISH, FRENCH);

    /** The file with the client's texts in this language; empty for the one that the client itself brings. */
    Optional<String> file() {
        return language.equals("en") ? Optional.empty() : Optional.of("sealed-" + language + ".js");
    }

    /**
     * The words for a reader.
     *
     * @param accepted the header Accept-Language; null for English
     */
    static SealedWords of(@Nullable String accepted) {
        String language = Languages.first(accepted);
        return ALL.stream()
                .filter(words -> words.language.equals(language))
                .findFirst()
                .orElse(ENGLISH);
    }
}
