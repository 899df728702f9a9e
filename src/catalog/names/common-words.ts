/** Everyday English words that one slip would turn into a name like those of products; in running text they mean themselves. */
export const commonWords: ReadonlySet<string> = new Set(
  `about after again agent agents alike allow allows angle answer answers apply arc art auto bark basic best better bill billed buy cache cached
call calls cancel change changes cheap check claim claims class clean clear client clients climb close closed code coded coder codes coding
compare cost costs count counts course curse cursors daily dark day days deal deals decline different discount does each edit end ends enough even
ever every explore explorer fast five flash float free from gain get give gives global good great hard have help hide hour hours how idea incline
input inputs international kind king large last later launch lease less level levels life light lights like likes limit limits line lines link list
little live log long look lots lower made make makes mark market match max maximal maximum may mean means meter mini minimal minimise minimize
minimum minor minute minutes mode model modeled models moderate moderated moderation moderator month monthly months more most name names need needs
never next night none note numb number offer offers once one open opened opener opens option options order other output over own package paid park
part pay pays people per period pick place plain plan plane planned plans plot plus point points pool pop premium price priced prices pricing prime
pro problem process product profit program prompt prompted prompts pros prove purchase quarter question quota quotas quote rate rates rather ratio
read reader really record refund regular renew reset resets right role rule rules run runs same save say seat second see self sell send serve share
short show side sight single site sites size slow small smart some something source spark speed split stack stand star stars start started starters
starting starts state stated states still stop store subscribe such sum support take team teams tell term test than that their them then there these
they thing this those three tier tiers time times today together token tokens tool tools top total trade traded trader trades train trait tray true
try turn two type under unit until update upgrade usage use used user users using value version versus very vote wait want wants was watch way week
weekly weeks well what when where which while who why will win wind with word work works worse worth would write year yearly years your`
    .split(/\s+/)
    .filter(Boolean),
);
