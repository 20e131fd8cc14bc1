// Words that tell what the words beside them claim, English and German.

#ifndef JOBUTILS_DRAFT_CUES_H_
#define JOBUTILS_DRAFT_CUES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace jobutils {

// A few words, as " a b c ".
class WordSet {
 public:
  constexpr explicit WordSet(std::string_view words) : words_(words) {
    while (words.size() > 1) {
      words.remove_prefix(1);
      const std::string_view word = words.substr(0, words.find(' '));
      const size_t bit = BitOf(word);
      bits_[bit / 64] |= uint64_t{1} << bit % 64;
      words.remove_prefix(word.size());
    }
  }

  bool Has(std::string_view folded) const {
    if (folded.empty()) return false;
    const size_t bit = BitOf(folded);
    if ((bits_[bit / 64] >> bit % 64 & 1) == 0) return false;
    std::string needle;
    needle.reserve(folded.size() + 2);
    ((needle += ' ') += folded) += ' ';
    return words_.find(needle) != words_.npos;
  }

 private:
  // Most words are in no set, and told by a bit.
  static constexpr size_t BitOf(std::string_view word) {
    const auto byte = [&](size_t at) {
      return static_cast<unsigned char>(word[at]);
    };
    return (byte(0) * 37u + byte(word.size() / 2) * 11u +
            byte(word.size() - 1) * 5u + word.size()) %
           256;
  }

  std::string_view words_;
  uint64_t bits_[4] = {};
};

// The person speaks.
inline constexpr WordSet kFirstPerson(
    " i me my mine myself we us our ours ourselves ich mir mich mein meine "
    "meinem meinen meiner meines wir uns unser unsere unserem unseren unserer "
    "unseres ");

// "I have not used Kafka yet": what is denied, and the words beside it.
inline constexpr WordSet kNot(
    " not no never nicht kein keine keinen nie ohne without none nothing ");
inline constexpr WordSet kUsed(
    " used worked written hold speak profile résumé resume cv learned "
    "gearbeitet genutzt benutzt verwendet eingesetzt gelernt profil "
    "lebenslauf erfahrung experience ");
inline constexpr WordSet kHave(" have has had do does habe hatte is steht ");
inline constexpr WordSet kPlainGap(
    " yet so far ever personally professionally in with of on at the a an and "
    "or to bisher noch bislang beruflich mit in im und oder der die das den "
    "dem ");
inline constexpr WordSet kPointsBack(
    " it this that these those them both which das dies diese diesen dieses "
    "beides beide beiden damit darin ");
// What a listing asks for, in the plainest words.
inline constexpr WordSet kYourWords(
    " you your listing ad posting position role team are looking look for ask "
    "asks need needs want wants require requires mention mentions name names "
    "use uses sie ihre ihrem ihrer anzeige stelle ausschreibung suchen sucht "
    "brauchen verlangen nennen nennt erwarten nutzen ");

// Who worked or studied somewhere.
inline constexpr WordSet kPastWork(
    " worked employed employment stint time years year internship interned "
    "served hired joined left consulted freelanced contracted career tenure "
    "been was were built led wrote ran developed designed shipped maintained "
    "managed spent learned gained headed helped founded started role "
    "experience colleague employee alum alumna alumnus former formerly ex "
    "previously "
    "arbeitete gearbeitet tätig beschäftigt angestellt praktikum zeit jahre "
    "jahren war entwickelte entwickelt baute gebaut leitete geleitet "
    "verantwortete betreute lernte gelernt angefangen begonnen anstellung "
    "erfahrung ehemals früher zuvor ");
inline constexpr WordSet kHopedWork(
    " apply applying application position listing opening vacancy like want "
    "would could interest interested join role job team hiring bewerbe "
    "bewerbung stelle möchte würde gern gerne interesse ausschreibung anzeige "
    "stellenanzeige position rolle ");
inline constexpr WordSet kAt(" at bei beim ");
inline constexpr WordSet kEmployedBy(
    " worked work working employed hired consulted contracted interned served "
    "freelanced gearbeitet arbeitete tätig beschäftigt angestellt ");
inline constexpr WordSet kWorkPreposition(" at for by bei beim für von ");
inline constexpr WordSet kTenure(" time stint tenure spell zeit ");
inline constexpr WordSet kTenurePreposition(" with at bei beim ");
inline constexpr WordSet kTakesEmployer(
    " joined left employer arbeitgeber arbeitgebers ex ");
inline constexpr WordSet kTakesName(
    " hired employed promoted stellte beförderte ");
inline constexpr WordSet kStudy(
    " studied study studies graduated graduate degree diploma alumna alumnus "
    "phd master bachelor doctorate educated attended thesis studium studierte "
    "studiert abschluss absolvent absolventin promoviert promovierte diplom "
    "ausbildung ");
inline constexpr WordSet kArticles(
    " the a an der die das dem den des einer einem einen eine ein my our mein "
    "meine meinem meiner meinen ");
// No name by themselves, only in one.
inline constexpr WordSet kOrganisation(
    " university universität hochschule fachhochschule college institute "
    "institut academy akademie school polytechnic gmbh mbh ag kg se inc ltd "
    "llc plc corp corporation co company group gruppe holding of the für der "
    "die and und de van von labs technologies systems solutions consulting "
    "partners bank clinic klinik klinikum hospital krankenhaus ");

// Where a listing's title is the listing's, and where it is the person's.
inline constexpr WordSet kApplies(
    " apply applying application applications listing opening vacancy advert "
    "ad advertisement posting interest interested re subject writing seen "
    "read saw noticed found bewerbung bewerbe bewerben ausschreibung anzeige "
    "stellenanzeige stellenausschreibung betreff interesse interessiere "
    "stellenangebot ");
inline constexpr WordSet kAppliesWeakly(
    " position role job post rolle stelle tätigkeit your ihre ihrer ihren "
    "looking seeking seek need suchen sucht brauchen ");
inline constexpr WordSet kIsPerson(
    " am was were been be hold held had have has worked work working serve "
    "served "
    "my experience experienced career years previous former last past title "
    "called promoted hired employed became become previously formerly bin war "
    "hatte habe gearbeitet arbeite arbeitete mein meine meiner meinem bisher "
    "zuletzt tätig erfahrung jahre wurde geworden ");

// What stands behind these is what somebody can do.
inline constexpr WordSet kSkillCue(
    " experience experienced proficient skilled expert expertise knowledge "
    "versed trained specialised specialized specialist fluent background "
    "mastery command erfahrung erfahrungen kenntnisse kenntnissen erfahren "
    "versiert bewandert experte expertin geschult spezialisiert fachwissen "
    "know degree graduated studied studium ");
inline constexpr WordSet kSkillPreposition(" in with of on mit im von ");

inline constexpr WordSet kDateWords(
    " in since until till from by of ab seit bis im zum ");
inline constexpr WordSet kSince(" since seit ");
// With these, "since" may tell when the person began to work.
inline constexpr WordSet kWholeCareer(
    " work worked working experience profession career field professional "
    "professionally arbeite arbeiten beruf berufstätig tätig erfahrung "
    "berufserfahrung ");
inline constexpr WordSet kNowWords(
    " currently presently now today derzeit zurzeit aktuell momentan "
    "gegenwärtig heute jetzt ");
inline constexpr WordSet kAtLeast(
    " over than exceeding least über mehr mindestens plus ");
inline constexpr WordSet kAlmost(
    " almost nearly about around some roughly approximately close fast knapp "
    "rund etwa ungefähr gut ");
inline constexpr WordSet kCertified(
    " certified certification certifications certificate certificates "
    "accredited accreditation licensed licence license chartered credential "
    "credentials zertifiziert zertifizierte zertifizierter zertifikat "
    "zertifikate zertifizierung geprüft geprüfter geprüfte approbation "
    "approbiert lizenz führerschein ");
inline constexpr WordSet kFluency(
    " native bilingual mother tongue muttersprache muttersprachen "
    "muttersprachler muttersprachlerin zweisprachig fluent fluently fließend "
    "verhandlungssicher proficient conversational basic grundkenntnisse a1 a2 "
    "b1 b2 c1 c2 ");

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_CUES_H_
