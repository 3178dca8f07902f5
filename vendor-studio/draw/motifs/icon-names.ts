/**
 * What is drawn from the solid set rather than as an emoji: an icon's name, or the word that a
 * client says for it and then the icon's name. A `+` stands for a space.
 */
export const solidNames = `
bird fish owl duck horse cow sheep pig cat dog butterfly spider snail snake turtle bat rabbit
shark jellyfish dolphin penguin elephant unicorn paw feather bone kangaroo dove=bird swallow=bird
leaf flower tree cactus sprout mushroom barley corn hops grass clover seed forest pumpkin carrot
maple+leaf=leaf-maple fir=pine-tree pine=pine-tree conifer=pine-tree palm=palm-tree
tulip=flower-tulip poppy=flower-poppy chili=chili-mild cherry=fruit-cherries grape=fruit-grapes
vine=fruit-grapes pineapple=fruit-pineapple watermelon=fruit-watermelon lemon=fruit-citrus
citrus=fruit-citrus apple=food-apple wheat=barley grain=barley bean=seed garden=flower bloom=flower
seedling=sprout cake cupcake cookie pretzel baguette cheese egg pizza hamburger taco noodles rice
coffee tea cup kettle pot grill stove toaster croissant=food-croissant steak=food-steak
turkey=food-turkey ice+cream=ice-cream bread=bread-slice loaf=bread-slice toast=bread-slice
beer=glass-mug-variant ale=glass-mug-variant mug=glass-mug-variant wine=glass-wine
bottle=bottle-wine cocktail=glass-cocktail bowl=bowl-mix chef=chef-hat cutlery=silverware-fork-knife
fork=silverware-fork spoon=silverware-spoon knife hammer wrench screwdriver axe shovel rake pickaxe
pitchfork sickle anvil pliers toolbox ladder ruler brush broom lamp candle flashlight engine tire
gauge piston saw=hand-saw paint=format-paint paintbrush=brush scissors=content-cut
razor=razor-double-edge lantern=post-lamp light+bulb=lightbulb plug=power-plug
solar+panel=solar-panel wind+turbine=wind-turbine pylon=transmission-tower gear=cog
steering+wheel=steering pipe faucet tap=faucet bathtub washing+machine=washing-machine car truck bus
train tram tractor airplane ferry anchor lighthouse submarine helicopter kite parachute bicycle=bike
bike motorcycle=motorbike scooter rocket=rocket-launch sailboat=sail-boat boat=sail-boat
yacht=sail-boat ship=ferry ship+wheel=ship-wheel helm=ship-wheel balloon=airballoon tent campfire
compass map signpost=sign-direction binoculars telescope microscope flask atom dna molecule pill
stethoscope tooth teeth=tooth heart brain eye lungs lung=lungs handshake syringe=needle
ear=ear-hearing hand=hand-back-right footprint=foot-print crown ring necklace glasses hanger
umbrella watch key lock shield sword gavel diamond=diamond-stone gem=diamond-stone
jewel=diamond-stone shirt=tshirt-crew shoe=shoe-formal sneaker=shoe-sneaker heel=shoe-heel
hat=hat-fedora tie bow+and+arrow=bow-arrow scales=scale-balance column=pillar
pillar castle church barn silo factory bridge house=home crane=pier-crane window=window-open
door bed sofa chair=chair-rolling school+bus=bus bookshelf library=bookshelf storefront
pencil palette camera book=book-open-variant pen=fountain-pen-tip ink=fountain-pen-tip quill=feather
film=filmstrip cinema=movie-open microphone violin piano trumpet saxophone guitar=guitar-acoustic
barbell=dumbbell
headphones radio music music+note=music melody=music robot chip cloud puzzle chess=chess-knight
dice=dice-5 die=dice-5 trophy basketball golf football=soccer tennis=tennis-ball dumbbell kettlebell
bell clock calendar hourglass=timer-sand mail=email paper+plane=send globe=earth
satellite radar megaphone=bullhorn target sun=white-balance-sunny
moon=moon-waning-crescent star night=moon-waning-crescent snowflake snow=snowflake volcano island
pyramid flame=fire fire water drop=water lightning=lightning-bolt bolt=lightning-bolt
thunder=lightning-bolt wave=waves sea=waves ocean=waves river=waves lake=waves wind=weather-windy
breeze=weather-windy mountain=image-filter-hdr peak=image-filter-hdr alp=image-filter-hdr
summit=image-filter-hdr water+well=water-well watering+can=watering-can barrel basket gift
box=package-variant parcel=package-variant wheelbarrow=wheel-barrow lotus=spa chain=link-variant
spark=star-four-points fence tape=tape-measure
baby=baby-carriage pram=baby-carriage surf=surfing ski yoga dance=dance-ballroom skate=skateboard
ghost alien skull wizard=wizard-hat infinity
`;

/** What clients call an emoji besides its name: the word, then the emoji. */
export const emojiNames = `
crow=blackbird raven=blackbird bee=honeybee deer=moose railway=railway-track rail=railway-track track=railway-track
oak=deciduous-tree acorn=chestnut hen=chicken cockerel=rooster pigeon=dove stag=moose hart=moose
bull=ox lamb=ewe pony=horse-face mare=horse-face whale=spouting-whale hare=rabbit-face
hound=dog-face pup=dog-face kitten=cat-face honey=honey-pot hive=honeybee
bumblebee=honeybee beekeeping=honeybee beekeeper=honeybee apiary=honeybee ladybird=lady-beetle shell=spiral-shell reef=coral berry=blueberries
blueberry=blueberries nut=chestnut daisy=blossom blossom=cherry-blossom sakura=cherry-blossom
lily=hyacinth thyme=herb sage=herb mint=herb soup=pot-of-food broth=pot-of-food stew=pot-of-food
ramen=steaming-bowl noodle=steaming-bowl sausage=hot-dog burger=hamburger chocolate=chocolate-bar
cocoa=chocolate-bar butcher=cut-of-meat meat=cut-of-meat prawn=shrimp vase=amphora urn=amphora
mason=brick timber=wood log=wood lumber=wood stone=rock boulder=rock pebble=rock
temple=classical-building court=classical-building tower=tokyo-tower cabin=hut
cottage=house-with-garden circus=circus-tent carousel=carousel-horse planet=ringed-planet
saturn=ringed-planet storm=cloud-with-lightning rain=cloud-with-rain iceberg=ice wool=yarn knit=yarn
needle=sewing-needle tailor=sewing-needle button=knot gown=dress boot=hiking-boot glove=gloves
perfume=lotion-bottle bubble=bubbles comb=hair-pick barber=barber-pole puppet=nesting-dolls
mask=performing-arts theatre=performing-arts fishing=fishing-pole angler=fishing-pole
skating=ice-skate boxing=boxing-glove rugby=rugby-football cricket=cricket-game dart=bullseye
suitcase=luggage money=coin screw=nut-and-bolt nail=nut-and-bolt mussel=oyster
hawk=eagle falcon=eagle phoenix=phoenix-bird nest=empty-nest tiger=tiger-face squirrel=chipmunk
mouse=mouse-face monkey=monkey-face alpaca=llama rhino=rhinoceros hippo=hippopotamus
dinosaur=sauropod buffalo=water-buffalo
`;

/** The holes between a net's cords. */
const meshes = [
  [5.3, 9.5],
  [7.4, 7.4],
  [7.4, 11.6],
  [9.5, 5.3],
  [9.5, 9.5],
  [9.5, 13.7],
  [11.6, 7.4],
  [11.6, 11.6],
  [13.7, 9.5],
].map(([x = 0, y = 0]) => `M${x} ${y - 1.35}l1.35 1.35-1.35 1.35-1.35-1.35Z`);

/** Things that neither set has, on a square of 24 units. */
export const ownIcons: Record<string, string> = {
  net: `M1.5 9.5a8 8 0 1 0 16 0a8 8 0 1 0 -16 0Z${
    meshes.join("")
  }M15.9 14.3L23 21.4L21.4 23L14.3 15.9Z`,
  cleaver: "M2 6.5h12.5a1 1 0 0 1 1 1V9H22a1.25 1.25 0 0 1 0 2.5h-6.5V15a1 1 0 0 1-1 1H7" +
    "C4 16 2 13 2 10ZM5 8.4a1 1 0 1 0 0 2a1 1 0 1 0 0-2Z",
};
