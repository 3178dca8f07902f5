/**
 * What is drawn from the solid set rather than as an emoji: an icon's name, or the word that a
 * client says for it and then the icon's name. A `+` stands for a space.
 */
export const solidNames = `
bird fish owl duck horse cow sheep pig cat dog butterfly spider snail snake turtle bat rabbit shark
jellyfish dolphin penguin elephant unicorn paw feather bone kangaroo dove=bird swallow=bird leaf
flower tree cactus sprout mushroom barley corn hops grass clover seed forest pumpkin carrot
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
stethoscope tooth heart brain eye lungs handshake syringe=needle ear=ear-hearing
hand=hand-back-right footprint=foot-print crown ring necklace glasses hanger umbrella watch key lock
shield sword gavel diamond=diamond-stone gem=diamond-stone jewel=diamond-stone shirt=tshirt-crew
shoe=shoe-formal sneaker=shoe-sneaker heel=shoe-heel hat=hat-fedora tie bow+and+arrow=bow-arrow
scales=scale-balance column=pillar pillar castle church barn silo factory bridge house=home
crane=pier-crane window=window-open door bed sofa chair=chair-rolling school+bus=bus bookshelf
library=bookshelf storefront pencil palette camera book=book-open-variant pen=fountain-pen-tip
ink=fountain-pen-tip quill=feather film=filmstrip cinema=movie-open microphone violin piano trumpet
saxophone guitar=guitar-acoustic barbell=dumbbell headphones radio music music+note=music
melody=music robot chip cloud puzzle chess=chess-knight dice=dice-5 die=dice-5 trophy basketball
golf football=soccer tennis=tennis-ball dumbbell kettlebell bell clock calendar hourglass=timer-sand
mail=email paper+plane=send globe=earth satellite radar megaphone=bullhorn target
sun=white-balance-sunny moon=moon-waning-crescent star snowflake
snow=snowflake volcano island pyramid flame=fire fire water drop=water lightning=lightning-bolt
bolt=lightning-bolt thunder=lightning-bolt wave=waves sea=waves ocean=waves river=waves lake=waves
wind=weather-windy breeze=weather-windy mountain=image-filter-hdr peak=image-filter-hdr
alp=image-filter-hdr summit=image-filter-hdr water+well=water-well watering+can=watering-can barrel
basket gift box=package-variant parcel=package-variant wheelbarrow=wheel-barrow lotus=spa
chain=link-variant spark=star-four-points fence tape=tape-measure baby=baby-carriage
pram=baby-carriage surf=surfing ski yoga dance=dance-ballroom skate=skateboard ghost alien skull
wizard=wizard-hat infinity tortoise muffin greenhouse waterfall horseshoe carabiner oar whistle
medal keg cask=barrel oak+barrel=barrel lifebuoy chandelier bench desk stool fireplace
hearth=fireplace candelabra typewriter excavator bulldozer forklift caravan van=van-utility bugle
metronome ocarina torch spear stadium pier fountain sack chest=treasure-chest mortar=mortar-pestle
peanut finch=bird sparrow=bird robin=bird wren=bird gull=bird seagull=bird starling=bird lark=bird
nightingale=bird salmon=fish trout=fish cod=fish herring=fish mackerel=fish moth=butterfly
birch=tree willow=tree beech=tree elm=tree oat=barley rye=barley spade=shovel chapel=church
cathedral=church cello=violin viola=violin fiddle=violin trombone=trumpet pasta lasso gondola
dandelion=flower scythe=sickle hoe=rake barge=ferry fridge blender curtain=curtains carpet=rug rug
wallet gate awning tunnel balcony thrush=bird cuckoo=bird snapper=fish tuna=fish cedar=pine-tree
larch=pine-tree spruce=pine-tree mandolin=guitar-acoustic ukulele=guitar-acoustic
lute=guitar-acoustic dinghy=sail-boat dock=pier jetty=pier spanner=wrench mallet=hammer oven=stove
palace=castle fort=castle stairs
`;

/** What clients call an emoji besides its name: the word, then the emoji. */
export const emojiNames = `
crow=blackbird raven=blackbird bee=honeybee deer=moose railway=railway-track rail=railway-track
track=railway-track oak=deciduous-tree acorn=chestnut hen=chicken cockerel=rooster pigeon=dove
stag=moose hart=moose bull=ox lamb=ewe pony=horse-face mare=horse-face whale=spouting-whale
hare=rabbit-face hound=dog-face pup=dog-face kitten=cat-face honey=honey-pot hive=honeybee
bumblebee=honeybee beekeeping=honeybee beekeeper=honeybee apiary=honeybee ladybird=lady-beetle
shell=spiral-shell reef=coral berry=blueberries blueberry=blueberries nut=chestnut daisy=blossom
blossom=cherry-blossom sakura=cherry-blossom lily=hyacinth thyme=herb sage=herb mint=herb
soup=pot-of-food broth=pot-of-food stew=pot-of-food ramen=steaming-bowl noodle=steaming-bowl
sausage=hot-dog burger=hamburger chocolate=chocolate-bar cocoa=chocolate-bar butcher=cut-of-meat
meat=cut-of-meat prawn=shrimp vase=amphora urn=amphora mason=brick timber=wood log=wood lumber=wood
stone=rock boulder=rock pebble=rock temple=classical-building court=classical-building
tower=tokyo-tower cabin=hut cottage=house-with-garden circus=circus-tent carousel=carousel-horse
planet=ringed-planet saturn=ringed-planet storm=cloud-with-lightning rain=cloud-with-rain
iceberg=ice wool=yarn knit=yarn needle=sewing-needle tailor=sewing-needle button=knot gown=dress
boot=hiking-boot glove=gloves perfume=lotion-bottle bubble=bubbles comb=hair-pick barber=barber-pole
puppet=nesting-dolls mask=performing-arts theatre=performing-arts fishing=fishing-pole
angler=fishing-pole skating=ice-skate boxing=boxing-glove rugby=rugby-football cricket=cricket-game
dart=bullseye suitcase=luggage money=coin screw=nut-and-bolt nail=nut-and-bolt mussel=oyster
hawk=eagle falcon=eagle phoenix=phoenix-bird nest=empty-nest tiger=tiger-face squirrel=chipmunk
mouse=mouse-face monkey=monkey-face alpaca=llama rhino=rhinoceros hippo=hippopotamus
dinosaur=sauropod buffalo=water-buffalo kestrel=eagle osprey=eagle buzzard=eagle stork=flamingo
magpie=blackbird rook=blackbird jackdaw=blackbird terrier=dog-face spaniel=dog-face puppy=dog-face
sheepdog=guide-dog calf=cow-face foal=horse-face mule=donkey toad=frog lettuce=leafy-green
cabbage=leafy-green spinach=leafy-green salad=green-salad pea=pea-pod pan=cooking biscuit=cookie
pancake=pancakes jam=jar milk=glass-of-milk lavender=hyacinth heather=hyacinth rope=knot
bobbin=thread spindle=thread kayak=canoe sledge=sled clarinet=flute oboe=flute cap=billed-cap
jacket=coat sock=socks teddy=teddy-bear duckling=baby-chick chick=baby-chick
tumbler=tumbler-glass police=police-car skyscraper=office-building fern=herb ibis=flamingo
egret=flamingo wasp=honeybee clam=oyster walrus=seal apricot=peach quince=pear hazelnut=chestnut
walnut=chestnut almond=chestnut ginger=ginger-root basil=herb parsley=herb rosemary=herb
orchid=hibiscus lentil=beans toffee=candy fudge=candy doll=nesting-dolls pheasant=rooster
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
  windmill: "M9.4 12L7 23H17L14.6 12ZM10.6 23V19.6a1.4 1.4 0 0 1 2.8 0V23Z" +
    "M11.5 7.5L4.6 .6L1.6 3.6L9.5 9.5ZM12.5 7.5L19.4 .6L22.4 3.6L14.5 9.5Z" +
    "M9.4 10.3L2 15.4L4.6 18.4L10.8 11.6ZM14.6 10.3L22 15.4L19.4 18.4L13.2 11.6Z" +
    "M12 7.2a2 2 0 1 0 0 4a2 2 0 1 0 0-4Z",
  plum: "M12 7.4C7 4.6 2.6 8.2 2.6 13.4C2.6 18.8 6.8 23 12 23C17.2 23 21.4 18.8 21.4 13.4" +
    "C21.4 8.2 17 4.6 12 7.4ZM12.7 8.6C10.4 12 10.2 16.6 11.6 20.6L10.6 20.8C8.8 16.4 9.4 11.6 11.8 8.2Z" +
    "M11.4 6.4L10 1.4L11.2 1L12.5 5.2C13.4 2.4 16.4 .8 20.4 1.4C19.6 4.8 16.4 6.8 12.9 6.4Z",
  thistle:
    "M6.6 9.6L4.2 3.4L7.8 6.4L8.4 .8L10.8 5.4L12 0L13.2 5.4L15.6 .8L16.2 6.4L19.8 3.4L17.4 9.6Z" +
    "M6.8 10.6H17.2A5.4 5.4 0 0 1 6.8 10.6ZM11.3 16.6H12.7V24H11.3Z" +
    "M10.8 22C8.6 17.6 5.8 18.4 3 14.6C2.8 20 6.4 22.6 10.8 22ZM13.2 22C15.4 17.6 18.2 18.4 21 14.6C21.2 20 17.6 22.6 13.2 22Z",
};
